using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Targets;

/// <summary>Starts an execution. Each attempt has a name of its own: an event that is delivered twice runs twice.</summary>
internal sealed class StateMachineTarget(IAwsCaller aws, string arn, Dice dice) : IEventTarget
{
    /// <inheritdoc/>
    public Task DeliverAsync(string eventId, string input, CancellationToken stopped)
    {
        aws.Call("states", "StartExecution", new() { ["stateMachineArn"] = arn, ["name"] = $"{eventId}_{dice.Uuid():D}", ["input"] = input }, EventTargets.Caller);
        return Task.CompletedTask;
    }
}
