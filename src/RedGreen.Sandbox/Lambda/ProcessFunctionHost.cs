using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace RedGreen.Sandbox.Lambda;

/// <summary>
/// Runs functions as the executables they are on Lambda, over the Runtime API. A process is started for a function's
/// first invocation and kept warm.
/// </summary>
/// <remarks>
/// Processes end with the host. Should the sandbox itself be killed, the connection that an idle runtime waits on
/// ends with it, and the runtime exits; a busy one does when it cannot deliver its answer.
/// </remarks>
internal sealed class ProcessFunctionHost : IFunctionHost, IAsyncDisposable
{
    private static readonly TimeProvider Wall = TimeProvider.System;

    private readonly SandboxContext _context;
    private readonly RuntimeApi _runtimeApi;
    private readonly Dictionary<string, (FunctionDefinition Definition, HostedFunction Hosted)> _functions = [];

    private ProcessFunctionHost(SandboxContext context, RuntimeApi runtimeApi)
    {
        _context = context;
        _runtimeApi = runtimeApi;
    }

    /// <summary>Makes functions ready to be invoked; starts no process yet.</summary>
    /// <param name="context">The sandbox.</param>
    /// <param name="settings">What to run, and where it is.</param>
    /// <param name="logs">Where the functions' output goes, under <c>Lambda.</c> and the function's name.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="FileNotFoundException">A function's executable is not there.</exception>
    public static async Task<ProcessFunctionHost> StartAsync(
        SandboxContext context, ProcessFunctionSettings settings, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var executables = settings.Functions.ToDictionary(function => function, function => FunctionExecutable.Find(settings.Directory, function.Handler));
        var host = new ProcessFunctionHost(context, await RuntimeApi.StartAsync(Wall, cancellationToken));
        foreach (var (function, executable) in executables)
            host.Add(function, executable, settings, logs.CreateLogger($"Lambda.{function.Name}"));
        return host;
    }

    /// <inheritdoc/>
    public Task<JsonNode?> InvokeAsync(string function, JsonNode? payload, CancellationToken cancellationToken)
    {
        var qualifier = FunctionReference.QualifierOf(function);
        if (!_functions.TryGetValue(FunctionReference.NameOf(function), out var found) || !found.Definition.Has(qualifier))
            throw FunctionReference.NotFound(_context, function);
        var arn = _context.Arn("lambda", $"function:{found.Definition.Name}");
        var invocation = new Invocation(
            qualifier is null ? arn : $"{arn}:{qualifier}", JsonSerializer.SerializeToUtf8Bytes(payload), found.Definition.Timeout);
        return found.Hosted.InvokeAsync(invocation, cancellationToken);
    }

    /// <summary>Ids of the processes that are in the midst of an invocation of a function, to look at or to harm.</summary>
    public IReadOnlyList<int> Busy(string function) => _functions[function].Hosted.Busy;

    /// <summary>Ends all processes, then the Runtime API.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_functions.Values.Select(function => function.Hosted.DisposeAsync().AsTask()));
        await _runtimeApi.DisposeAsync();
    }

    private void Add(FunctionDefinition function, FunctionExecutable executable, ProcessFunctionSettings settings, ILogger log)
    {
        _functions.Add(function.Name, (function, new(Start, EndAsync, settings.Concurrency, log)));

        ExecutionEnvironment Start()
        {
            var session = _runtimeApi.Open(function.Name);
            try
            {
                var variables = FunctionEnvironment.Of(_context, function, executable, session.Authority, settings.AwsEndpoint());
                return new(session, FunctionProcess.Start(executable, variables, log), Wall);
            }
            catch
            {
                _runtimeApi.Close(session);
                throw;
            }
        }
    }

    private async ValueTask EndAsync(ExecutionEnvironment environment)
    {
        await environment.DisposeAsync();
        _runtimeApi.Close(environment.Session);
    }
}
