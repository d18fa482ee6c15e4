using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.LoadBalancing.Targets;

/// <summary>A target's health in AWS's words.</summary>
internal sealed record TargetHealth(string State, string? Reason = null, string? Description = null)
{
    public static TargetHealth Registering { get; } = new("initial", "Elb.RegistrationInProgress", "Target registration is in progress");

    public static TargetHealth Checking { get; } = new("initial", "Elb.InitialHealthChecking", "Initial health checks in progress");

    public static TargetHealth Healthy { get; } = new("healthy");

    public static TargetHealth NotInUse { get; } = new("unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer");

    public static TargetHealth NotRegistered { get; } = new("unused", "Target.NotRegistered", "Target is not registered to the target group");

    public static TargetHealth Draining { get; } = new("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");

    public bool IsHealthy => State == "healthy";

    public bool IsUnhealthy => State == "unhealthy";

    /// <summary>Why a target that answers so, and should not, is unhealthy.</summary>
    public static TargetHealth Unhealthy(ProbeResult probe) => probe switch
    {
        { Status: { } status } => new("unhealthy", "Target.ResponseCodeMismatch", $"Health checks failed with these codes: [{status}]"),
        { Failure: ProbeFailure.Timeout } => new("unhealthy", "Target.Timeout", "Request timed out"),
        _ => new("unhealthy", "Target.FailedHealthChecks", "Health checks failed"),
    };

    public JsonObject ToJson() =>
        new JsonObject { ["State"] = State }.With("Reason", Reason).With("Description", Description);
}
