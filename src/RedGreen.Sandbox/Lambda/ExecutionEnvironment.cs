using System.Globalization;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Lambda;

/// <summary>
/// One process that runs one function, one invocation at a time: what Lambda calls an execution environment.
/// </summary>
/// <param name="session">Its side of the Runtime API.</param>
/// <param name="process">The process.</param>
/// <param name="time">The wall's clock: a function's time is real, whatever the sandbox's speed.</param>
internal sealed class ExecutionEnvironment(RuntimeSession session, FunctionProcess process, TimeProvider time) : IAsyncDisposable
{
    // Lambda gives the init phase 10 seconds, then repeats it as part of the invocation, within the function's own time.
    private static readonly TimeSpan InitLimit = TimeSpan.FromSeconds(10);

    /// <summary>Its side of the Runtime API.</summary>
    public RuntimeSession Session { get; } = session;

    /// <summary>Completes with the exit code once the process has ended.</summary>
    public Task<int> Exited => process.Exited;

    /// <summary>Whether the process can take another invocation.</summary>
    public bool IsAlive => !process.Exited.IsCompleted && !Session.InitError.IsCompleted;

    /// <summary>Hands an invocation over.</summary>
    /// <returns>False where the process ended, or gave up, without taking it.</returns>
    public async Task<bool> HandOverAsync(Invocation invocation)
    {
        Session.Offer(invocation);
        var limit = InitLimit + invocation.Timeout;
        if (await EndsWithinAsync(limit, invocation.Begun, process.Exited, Session.InitError))
            return invocation.Begun.IsCompleted;
        await process.KillAsync();
        throw TimedOut(invocation, limit);
    }

    /// <summary>The answer to an invocation that the process has taken.</summary>
    /// <exception cref="FunctionError">The function failed, the process ended, or its time was up and it is dead now.</exception>
    public async Task<JsonNode?> AnswerAsync(Invocation invocation)
    {
        if (!await EndsWithinAsync(invocation.Timeout, invocation.Answer, process.Exited))
        {
            await process.KillAsync();
            throw TimedOut(invocation, invocation.Timeout);
        }

        return invocation.Answer.IsCompleted ? await invocation.Answer : throw await ExitErrorAsync(invocation);
    }

    /// <summary>Why the process never took the invocation.</summary>
    public async Task<FunctionError> InitFailureAsync(Invocation invocation)
    {
        if (Session.InitError.IsCompleted)
            return await Session.InitError;
        return await ExitErrorAsync(invocation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<bool> EndsWithinAsync(TimeSpan limit, params Task[] ends)
    {
        try
        {
            await Task.WhenAny(ends).WaitAsync(limit, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // Since 2025 Lambda's answer to a time-out has this error type, and Step Functions shows it; before, it had none,
    // and Step Functions said Lambda.Unknown.
    private static FunctionError TimedOut(Invocation invocation, TimeSpan limit) =>
        new("Sandbox.Timedout", string.Create(CultureInfo.InvariantCulture, $"RequestId: {invocation.Id} Error: Task timed out after {limit.TotalSeconds:0.00} seconds"));

    private async Task<FunctionError> ExitErrorAsync(Invocation invocation)
    {
        var reason = await process.Exited switch
        {
            0 => "Runtime exited without providing a reason",
            137 => "Runtime exited with error: signal: killed",
            var code => string.Create(CultureInfo.InvariantCulture, $"Runtime exited with error: exit status {code}"),
        };
        return new("Runtime.ExitError", $"RequestId: {invocation.Id} Error: {reason}");
    }
}
