using RedGreen.Sandbox.CloudWatch;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>What EventBridge measures of each rule.</summary>
internal sealed class RuleMetrics(SandboxContext context, IMetricSink metrics)
{
    public const string TriggeredRules = nameof(TriggeredRules);
    public const string Invocations = nameof(Invocations);
    public const string FailedInvocations = nameof(FailedInvocations);
    public const string SentToDeadLetters = "InvocationsSentToDlq";
    public const string NotSentToDeadLetters = "InvocationsFailedToBeSentToDlq";

    public void Count(Rule rule, string metric)
    {
        lock (context.Gate)
            metrics.Publish("AWS/Events", metric, [("RuleName", rule.Name)], context.Now, 1, "Count");
    }
}
