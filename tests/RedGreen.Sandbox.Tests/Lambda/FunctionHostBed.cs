using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.Lambda;

/// <summary>A host with the functions of the program in tests/assets/EchoFunction, and all that they print.</summary>
internal sealed class FunctionHostBed : IAsyncDisposable
{
    // A generous time-out: these machines are busy, and no test waits for it to end.
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(2);

    private FunctionHostBed(ProcessFunctionHost host, KeptLog log)
    {
        Host = host;
        Log = log;
    }

    public ProcessFunctionHost Host { get; }

    public KeptLog Log { get; }

    /// <summary>Where functions and tests leave files for each other.</summary>
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("redgreen-host-");

    public static async Task<FunctionHostBed> StartAsync(int concurrency = 4)
    {
        string[] ample = ["Echo", "WhoAmI", "Throw", "Die", "Meet", "Babble", "DieAtInit", "FailAtInit"];
        FunctionDefinition[] functions = [.. ample.Select(name => Function(name, Ample) with { Alias = "live" }), Function("Hang", TimeSpan.FromSeconds(1))];
        var settings = new ProcessFunctionSettings(functions, AppContext.BaseDirectory, () => new("http://127.0.0.1:4510")) { Concurrency = concurrency };
        var log = new KeptLog();
        return new(await ProcessFunctionHost.StartAsync(Context(), settings, log, default), log);
    }

    public static SandboxContext Context() => new(new VirtualTime(DateTimeOffset.UnixEpoch));

    public Task<JsonNode?> InvokeAsync(string function, JsonNode? payload = null) => Host.InvokeAsync(function, payload, default);

    public Task<FunctionError> FailureOfAsync(string function, JsonNode? payload = null) =>
        Should.ThrowAsync<FunctionError>(() => InvokeAsync(function, payload));

    /// <summary>A payload that names <see cref="Folder"/>.</summary>
    public JsonObject InFolder() => new() { ["folder"] = Folder.FullName };

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Folder.Delete(recursive: true);
    }

    private static FunctionDefinition Function(string name, TimeSpan timeout) => new(
        name, "EchoFunction", timeout, 512, new Dictionary<string, string> { ["ANNOTATIONS_HANDLER"] = name, ["LOCK_TABLE"] = "locks", ["AWS_REGION"] = "mars-1" });

    internal sealed class KeptLog : ILoggerFactory
    {
        public ConcurrentQueue<(string Category, string Line)> Lines { get; } = new();

        /// <summary>Waits for a line that begins so.</summary>
        public async Task UntilAsync(string category, string beginning)
        {
            while (!Lines.Any(entry => entry.Category == category && entry.Line.StartsWith(beginning)))
                await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        public ILogger CreateLogger(string categoryName) => new Category(categoryName, Lines);

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        private sealed class Category(string name, ConcurrentQueue<(string Category, string Line)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue((name, formatter(state, exception)));
        }
    }
}
