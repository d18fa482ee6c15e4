using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Lambda;

/// <summary>One invocation: what a process is given, and what becomes of it.</summary>
/// <param name="functionArn">The function as the caller named it, as an ARN.</param>
/// <param name="payload">The event, as JSON.</param>
/// <param name="timeout">How long the function may run once it has the event.</param>
internal sealed class Invocation(string functionArn, byte[] payload, TimeSpan timeout)
{
    private readonly TaskCompletionSource<DateTimeOffset> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JsonNode?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The request id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>The function as the caller named it.</summary>
    public string FunctionArn { get; } = functionArn;

    /// <summary>The event, as JSON.</summary>
    public ReadOnlyMemory<byte> Payload { get; } = payload;

    /// <summary>How long the function may run.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>Completes with the deadline once a process has taken the event: only then does the time-out run.</summary>
    public Task<DateTimeOffset> Begun => _begun.Task;

    /// <summary>Completes with the function's answer, or fails with its <see cref="FunctionError"/>.</summary>
    public Task<JsonNode?> Answer => _answer.Task;

    /// <summary>A process has taken the event.</summary>
    /// <returns>When its time is up.</returns>
    public DateTimeOffset Begin(DateTimeOffset now)
    {
        _begun.TrySetResult(now + Timeout);
        return now + Timeout;
    }

    /// <summary>The function answered.</summary>
    public void Succeed(JsonNode? answer) => _answer.TrySetResult(answer);

    /// <summary>The function failed.</summary>
    public void Fail(FunctionError error) => _answer.TrySetException(error);
}
