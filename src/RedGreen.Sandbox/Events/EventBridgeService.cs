using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.Delivery;
using RedGreen.Sandbox.Events.Rules;
using RedGreen.Sandbox.Events.Schedules;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events;

/// <summary>Amazon EventBridge: the default bus with rules on events and schedules.</summary>
internal sealed class EventBridgeService : AwsService, IDisposable
{
    private readonly ScheduleClock _clock;

    /// <param name="context">The sandbox.</param>
    /// <param name="aws">How targets are reached.</param>
    /// <param name="functions">How functions are reached.</param>
    /// <param name="courier">Who delivers.</param>
    /// <param name="metrics">Where the rules' metrics go.</param>
    /// <param name="dice">Makes ids.</param>
    public EventBridgeService(SandboxContext context, IAwsCaller aws, AsynchronousInvocation functions, Courier courier, IMetricSink metrics, Dice dice)
        : base(new AwsServiceId("events", "AWSEvents"))
    {
        var rules = new RuleBook();
        var invocation = new RuleInvocation(aws, courier, new(context, metrics));
        _clock = new(context, rules, invocation, dice);
        Bus = new(context, rules, invocation, dice);
        var rule = new RuleOperations(context, rules, _clock);
        var target = new TargetOperations(rules, new(aws, functions, dice));
        Operations = new Dictionary<string, AwsOperation>
        {
            ["PutEvents"] = new PutEvents(Bus).Handle,
            ["PutRule"] = rule.Put,
            ["DescribeRule"] = rule.Describe,
            ["ListRules"] = rule.List,
            ["DeleteRule"] = rule.Delete,
            ["EnableRule"] = rule.Enable,
            ["DisableRule"] = rule.Disable,
            ["PutTargets"] = target.Put,
            ["RemoveTargets"] = target.Remove,
            ["ListTargetsByRule"] = target.List,
        };
    }

    /// <summary>Where the sandbox's own services put their events.</summary>
    public EventBus Bus { get; }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <summary>Ends the schedules.</summary>
    public void Dispose() => _clock.Dispose();
}
