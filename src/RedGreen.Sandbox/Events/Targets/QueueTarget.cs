using RedGreen.Sandbox.Queues;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Targets;

/// <summary>Sends to a queue.</summary>
internal sealed class QueueTarget(IAwsCaller aws, string arn) : IEventTarget
{
    /// <inheritdoc/>
    public Task DeliverAsync(string eventId, string input, CancellationToken stopped)
    {
        QueueMail.Send(aws, EventTargets.Caller, arn, input);
        return Task.CompletedTask;
    }
}
