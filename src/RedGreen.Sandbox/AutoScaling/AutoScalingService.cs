using RedGreen.Sandbox.AutoScaling.Activities;
using RedGreen.Sandbox.AutoScaling.Policies;
using RedGreen.Sandbox.AutoScaling.Schedules;
using RedGreen.Sandbox.AutoScaling.Targets;
using RedGreen.Sandbox.CloudWatch.Alarms;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling;

/// <summary>
/// Application Auto Scaling for ECS services: target tracking and step policies that CloudWatch's alarms call each
/// minute, scheduled actions, suspension, cooldowns. Predictive scaling is refused.
/// </summary>
internal sealed class AutoScalingService : AwsService, IDisposable
{
    private readonly SandboxContext _context;
    private readonly TargetBook _targets = new();
    private readonly DynamicScaling _dynamic;
    private readonly ScheduledActionClock _clock;
    private bool _ended;

    /// <param name="context">The sandbox.</param>
    /// <param name="aws">ECS, for the services; CloudWatch, for the policies' alarms; load balancing, for their labels.</param>
    public AutoScalingService(SandboxContext context, IAwsCaller aws)
        : base(new AwsServiceId("application-autoscaling", "AnyScaleFrontendService"))
    {
        _context = context;
        var services = new ScaledServices(aws);
        var activities = new ScalingActivities(context);
        var scaler = new Scaler(services, activities);
        _dynamic = new DynamicScaling(context, services, scaler, activities);

        var policy = new PolicyOperations(context, _targets, new PolicyAlarms(context, aws), new ResourceLabels(aws));
        _clock = new ScheduledActionClock(context, new ScheduledScaling(services, scaler, activities));
        var schedule = new ScheduledActionOperations(context, _targets, _clock);
        var target = new TargetOperations(context, _targets, services, scaler, policy, schedule);
        Operations = new Dictionary<string, AwsOperation>(StringComparer.Ordinal)
        {
            ["RegisterScalableTarget"] = target.Register,
            ["DescribeScalableTargets"] = target.Describe,
            ["DeregisterScalableTarget"] = target.Deregister,
            ["ListTagsForResource"] = target.ListTags,
            ["PutScalingPolicy"] = policy.Put,
            ["DescribeScalingPolicies"] = policy.Describe,
            ["DeleteScalingPolicy"] = policy.Delete,
            ["PutScheduledAction"] = schedule.Put,
            ["DescribeScheduledActions"] = schedule.Describe,
            ["DeleteScheduledAction"] = schedule.Delete,
            ["DescribeScalingActivities"] = activities.Describe,
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <summary>The scalable targets, to look at from within the process; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public TargetBook Targets => _targets;

    /// <summary>An alarm calls a policy. Called under <see cref="SandboxContext.Gate"/>, again each minute in which the alarm stays as it is.</summary>
    public void Alarmed(AlarmCall call)
    {
        // An alarm may name a policy that is deleted: then there is nothing to do, as in AWS.
        if (!_ended && _targets.Policy(call.Action) is { } policy)
            _dynamic.React(policy, call);
    }

    /// <summary>Scales nothing any more.</summary>
    public void Dispose()
    {
        lock (_context.Gate)
            _ended = true;
        _clock.Dispose();
    }
}
