using System.Globalization;
using RedGreen.Sandbox.AutoScaling.Activities;
using RedGreen.Sandbox.AutoScaling.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling;

/// <summary>Sets services' desired counts and keeps a record of it.</summary>
internal sealed class Scaler(ScaledServices services, ScalingActivities activities)
{
    /// <summary>Sets a desired count.</summary>
    /// <returns>Whether ECS took it; a refusal is an activity that failed.</returns>
    public bool Set(ScalableResource resource, int desiredCount, string cause)
    {
        try
        {
            services.SetDesiredCount(resource, desiredCount);
            activities.Succeeded(resource, desiredCount, cause);
            return true;
        }
        catch (AwsError refused)
        {
            activities.Failed(resource, desiredCount, cause, refused);
            return false;
        }
    }

    /// <summary>Brings a count that is out of the target's range to its nearer end. Suspension does not hold this back.</summary>
    public void BringIntoRange(ScalableTarget target, int desiredCount)
    {
        if (desiredCount < target.MinCapacity)
            Set(target.Resource, target.MinCapacity, string.Create(CultureInfo.InvariantCulture, $"minimum capacity was set to {target.MinCapacity}"));
        else if (desiredCount > target.MaxCapacity)
            Set(target.Resource, target.MaxCapacity, string.Create(CultureInfo.InvariantCulture, $"maximum capacity was set to {target.MaxCapacity}"));
    }
}
