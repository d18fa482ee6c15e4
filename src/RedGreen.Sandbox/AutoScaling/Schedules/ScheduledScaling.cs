using RedGreen.Sandbox.AutoScaling.Activities;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Schedules;

/// <summary>Does what a scheduled action says: a new range for its target, and the service brought into it.</summary>
internal sealed class ScheduledScaling(ScaledServices services, Scaler scaler, ScalingActivities activities)
{
    public void Run(ScheduledAction action)
    {
        var target = action.Target;
        if (target.Suspended.Scheduled)
            return;
        var cause = $"scheduled action name {action.Name} was triggered";
        var (least, most) = (action.MinCapacity ?? target.MinCapacity, action.MaxCapacity ?? target.MaxCapacity);
        if (most < least)
        {
            activities.Failed(target.Resource, cause, $"Maximum capacity cannot be less than minimum capacity: {most} is less than {least}.");
            return;
        }

        (target.MinCapacity, target.MaxCapacity) = (least, most);
        try
        {
            if (services.Find(target.Resource) is { } service)
                scaler.BringIntoRange(target, service.DesiredCount);
            else
                activities.Failed(target.Resource, cause, $"ECS service doesn't exist: {target.Resource.Id}");
        }
        catch (AwsError failed)
        {
            activities.Failed(target.Resource, cause, $"{failed.Message} (Error Code: {failed.Code})");
        }
    }
}
