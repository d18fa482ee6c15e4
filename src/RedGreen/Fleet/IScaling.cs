using System.Text.Json.Serialization;

namespace RedGreen.Fleet;

/// <summary>The autoscaling of ECS services.</summary>
public interface IScaling
{
    /// <summary>How a service scales; null where it does not.</summary>
    Task<ScalingFacts?> DescribeAsync(string cluster, string service, CancellationToken cancellationToken);

    /// <summary>
    /// Holds back what could take tasks from Red while a deployment runs: scale-in and scheduled actions. Scaling out
    /// goes on.
    /// </summary>
    Task HoldBackAsync(string resourceId, SuspendedScaling asBefore, CancellationToken cancellationToken);

    /// <summary>Lets Green scale out as Red does. Done before, it changes nothing.</summary>
    Task CopyAsync(GreenScaling green, CancellationToken cancellationToken);

    /// <summary>Takes a service's autoscaling away. Done before, it changes nothing.</summary>
    Task RemoveAsync(string cluster, string service, CancellationToken cancellationToken);
}

/// <summary>How a service scales.</summary>
/// <param name="ResourceId">Application Auto Scaling's name of it: <c>service/cluster/service</c>.</param>
/// <param name="MinCapacity">Tasks at least.</param>
/// <param name="MaxCapacity">Tasks at most.</param>
/// <param name="Suspended">What is suspended.</param>
/// <param name="Policies">Its policies.</param>
/// <param name="ScheduledActions">How many scheduled actions it has.</param>
public sealed record ScalingFacts(
    string ResourceId, int MinCapacity, int MaxCapacity, SuspendedScaling Suspended, IReadOnlyList<ScalingPolicyFacts> Policies, int ScheduledActions);

/// <summary>A scaling policy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WhyNotOnGreen">Why Green cannot scale by it; null where it can.</param>
public sealed record ScalingPolicyFacts(string Name, string? WhyNotOnGreen);

/// <summary>Which kinds of scaling are suspended, with AWS's own member names, so that the state machine can restore them by itself.</summary>
/// <param name="DynamicScalingInSuspended">Scaling in by policies.</param>
/// <param name="DynamicScalingOutSuspended">Scaling out by policies.</param>
/// <param name="ScheduledScalingSuspended">Scheduled actions.</param>
public sealed record SuspendedScaling(
    [property: JsonPropertyName("DynamicScalingInSuspended")] bool DynamicScalingInSuspended,
    [property: JsonPropertyName("DynamicScalingOutSuspended")] bool DynamicScalingOutSuspended,
    [property: JsonPropertyName("ScheduledScalingSuspended")] bool ScheduledScalingSuspended);

/// <summary>How Green is to scale.</summary>
/// <param name="Cluster">The cluster's ARN.</param>
/// <param name="Red">Red's service name.</param>
/// <param name="Service">Green's service name.</param>
/// <param name="MinCapacity">Its tasks at the start: it never gets fewer.</param>
/// <param name="TargetGroups">Red's target group ARN -> Green's.</param>
/// <param name="LoadBalancers">Red's load balancer ARN -> Green's, where Green's groups are reached through another one.</param>
public sealed record GreenScaling(
    string Cluster, string Red, string Service, int MinCapacity, IReadOnlyDictionary<string, string> TargetGroups, IReadOnlyDictionary<string, string> LoadBalancers);
