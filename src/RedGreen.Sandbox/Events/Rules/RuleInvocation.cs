using RedGreen.Sandbox.Delivery;
using RedGreen.Sandbox.Events.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>Sends an event to all targets of a rule, and what does not arrive to their dead-letter queues.</summary>
internal sealed class RuleInvocation(IAwsCaller aws, Courier courier, RuleMetrics metrics)
{
    /// <summary>Sends it off; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public void Invoke(Rule rule, BusEvent taken)
    {
        metrics.Count(rule, RuleMetrics.TriggeredRules);
        foreach (var target in rule.Targets.Values)
            courier.Send(new(
                $"Event {taken.Id} of rule {rule.Name} for {target.Arn}",
                stopped => AttemptAsync(rule, target, taken, stopped),
                target.Policy,
                failure => GiveUp(rule, target, taken, failure)));
    }

    private async Task AttemptAsync(Rule rule, RuleTarget target, BusEvent taken, CancellationToken stopped)
    {
        await target.Destination.DeliverAsync(taken.Id, target.Input.Of(taken, rule), stopped).ConfigureAwait(false);
        metrics.Count(rule, RuleMetrics.Invocations);
    }

    private Task GiveUp(Rule rule, RuleTarget target, BusEvent taken, DeliveryFailure failure)
    {
        metrics.Count(rule, RuleMetrics.FailedInvocations);
        if (target.DeadLetterArn is not { } queue)
            return Task.CompletedTask;
        try
        {
            DeadLetter.Send(aws, EventTargets.Caller, queue, rule, target, taken, failure);
            metrics.Count(rule, RuleMetrics.SentToDeadLetters);
        }
        catch (AwsError)
        {
            metrics.Count(rule, RuleMetrics.NotSentToDeadLetters);
            throw;
        }

        return Task.CompletedTask;
    }
}
