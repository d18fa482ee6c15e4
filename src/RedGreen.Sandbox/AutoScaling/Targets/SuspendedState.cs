using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Targets;

/// <summary>What must not happen for now. Suspending one thing says nothing about the others.</summary>
internal readonly record struct SuspendedState(bool ScalingIn, bool ScalingOut, bool Scheduled)
{
    /// <summary>As a request changes it: what it does not mention stays.</summary>
    public SuspendedState With(JsonObject? given) => given is null ? this : new(
        given.Flag("DynamicScalingInSuspended") ?? ScalingIn,
        given.Flag("DynamicScalingOutSuspended") ?? ScalingOut,
        given.Flag("ScheduledScalingSuspended") ?? Scheduled);

    public JsonObject Describe() => new()
    {
        ["DynamicScalingInSuspended"] = ScalingIn,
        ["DynamicScalingOutSuspended"] = ScalingOut,
        ["ScheduledScalingSuspended"] = Scheduled,
    };
}
