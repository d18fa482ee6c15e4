using RedGreen.Sandbox.AutoScaling.Activities;
using RedGreen.Sandbox.CloudWatch.Alarms;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>Does what policies ask for, within the target's range, unless suspension, a cooldown or a deployment holds it back.</summary>
internal sealed class DynamicScaling(SandboxContext context, ScaledServices services, Scaler scaler, ScalingActivities activities)
{
    public void React(ScalingPolicy policy, AlarmCall call)
    {
        var target = policy.Target;
        var cause = $"monitor alarm {call.AlarmName} in state {call.State} triggered policy {policy.Name}";
        if (Find(target.Resource, cause) is not { } service)
            return;
        var baseline = target.Cooldown.Baseline(service.DesiredCount, context.Now);
        if (policy.Wanted(call, service.DesiredCount, baseline, context.Now) is not { } wanted)
            return;
        var count = Math.Clamp(wanted, target.MinCapacity, target.MaxCapacity);
        if (count > service.DesiredCount)
            ScaleOut(policy, count, baseline, cause);
        else if (count < service.DesiredCount && !service.IsDeploying)
            ScaleIn(policy, count, cause);
    }

    // A service that cannot be read is tried again by the alarm's next call, a minute later.
    private ScaledService? Find(ScalableResource resource, string cause)
    {
        try
        {
            var service = services.Find(resource);
            if (service is null)
                activities.Failed(resource, cause, $"ECS service doesn't exist: {resource.Id}");
            return service;
        }
        catch (AwsError failed)
        {
            activities.Failed(resource, cause, $"{failed.Message} (Error Code: {failed.Code})");
            return null;
        }
    }

    private void ScaleOut(ScalingPolicy policy, int count, int baseline, string cause)
    {
        var target = policy.Target;
        if (!target.Suspended.ScalingOut && scaler.Set(target.Resource, count, cause))
            target.Cooldown.ScaledOut(baseline, context.Now + policy.ScaleOutCooldown);
    }

    private void ScaleIn(ScalingPolicy policy, int count, string cause)
    {
        var target = policy.Target;
        if (!target.Suspended.ScalingIn && !target.Cooldown.HoldsScalingIn(context.Now) && scaler.Set(target.Resource, count, cause))
            target.Cooldown.ScaledIn(context.Now + policy.ScaleInCooldown);
    }
}
