using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Targets;

/// <summary>Publishes to a topic.</summary>
internal sealed class TopicTarget(IAwsCaller aws, string arn) : IEventTarget
{
    /// <inheritdoc/>
    public Task DeliverAsync(string eventId, string input, CancellationToken stopped)
    {
        aws.Call("sns", "Publish", new() { ["TopicArn"] = arn, ["Message"] = input }, EventTargets.Caller);
        return Task.CompletedTask;
    }
}
