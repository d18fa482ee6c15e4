using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace RedGreen.Sandbox.Lambda;

/// <summary>
/// A function and its execution environments: warm ones are used again, new ones are started while all are busy and
/// fewer than the function's concurrency run, else invocations wait their turn.
/// </summary>
/// <param name="start">Starts a new execution environment.</param>
/// <param name="end">Ends one.</param>
/// <param name="concurrency">How many may run at once.</param>
/// <param name="log">The function's log.</param>
internal sealed class HostedFunction(
    Func<ExecutionEnvironment> start, Func<ExecutionEnvironment, ValueTask> end, int concurrency, ILogger log) : IAsyncDisposable
{
    private readonly ConcurrentStack<ExecutionEnvironment> _idle = new();
    private readonly HashSet<ExecutionEnvironment> _all = [];
    private readonly SemaphoreSlim _turn = new(concurrency);
    private bool _stopped;

    /// <summary>
    /// Runs one invocation. A caller that gives up stops waiting, and no more: as on Lambda the function runs on, and
    /// may still write what it was about to write.
    /// </summary>
    public async Task<JsonNode?> InvokeAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return await RunAsync(invocation).WaitAsync(cancellationToken);
    }

    /// <summary>Ends all execution environments.</summary>
    public async ValueTask DisposeAsync()
    {
        ExecutionEnvironment[] environments;
        lock (_all)
        {
            _stopped = true;
            environments = [.. _all];
        }

        foreach (var environment in environments)
            await EndAsync(environment);
    }

    private async Task<JsonNode?> RunAsync(Invocation invocation)
    {
        try
        {
            var environment = await BeginAsync(invocation);
            try
            {
                return await environment.AnswerAsync(invocation);
            }
            finally
            {
                await KeepOrEndAsync(environment);
            }
        }
        catch (FunctionError error)
        {
            log.LogWarning("{ErrorType}: {Message}", error.ErrorType, error.Message);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ExecutionEnvironment> BeginAsync(Invocation invocation)
    {
        while (_idle.TryPop(out var warm))
        {
            if (await TakesAsync(warm, invocation))
                return warm;
            // It died while it was idle and has seen nothing of this invocation: another one begins it.
        }

        var cold = Start();
        if (await TakesAsync(cold, invocation))
            return cold;
        throw await cold.InitFailureAsync(invocation);
    }

    private async Task<bool> TakesAsync(ExecutionEnvironment environment, Invocation invocation)
    {
        var taken = false;
        try
        {
            return taken = environment.IsAlive && await environment.HandOverAsync(invocation);
        }
        finally
        {
            if (!taken)
                await EndAsync(environment);
        }
    }

    private ExecutionEnvironment Start()
    {
        lock (_all)
        {
            ObjectDisposedException.ThrowIf(_stopped, this);
            var environment = start();
            _all.Add(environment);
            _ = WatchAsync(environment);
            return environment;
        }
    }

    // A process that ends by itself while it is idle would else be noticed only by the next invocation.
    private async Task WatchAsync(ExecutionEnvironment environment)
    {
        var code = await environment.Exited;
        bool unasked;
        lock (_all)
            unasked = _all.Contains(environment);
        if (unasked)
            log.LogWarning("The process ended with exit code {ExitCode}.", code);
    }

    private async ValueTask KeepOrEndAsync(ExecutionEnvironment environment)
    {
        if (environment.IsAlive)
            _idle.Push(environment);
        else
            await EndAsync(environment);
    }

    private async ValueTask EndAsync(ExecutionEnvironment environment)
    {
        lock (_all)
            if (!_all.Remove(environment))
                return;
        await end(environment);
    }
}
