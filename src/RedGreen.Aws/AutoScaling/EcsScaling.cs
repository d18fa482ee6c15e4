using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;
using RedGreen.Fleet;

namespace RedGreen.Aws.AutoScaling;

/// <summary>Application Auto Scaling of ECS services.</summary>
public sealed class EcsScaling(IAmazonApplicationAutoScaling autoScaling) : IScaling
{
    private static readonly ServiceNamespace Ecs = ServiceNamespace.Ecs;
    private static readonly ScalableDimension Tasks = ScalableDimension.EcsServiceDesiredCount;

    /// <inheritdoc/>
    public async Task<ScalingFacts?> DescribeAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        var resource = ResourceId(cluster, service);
        if (await FindAsync(resource, cancellationToken).ConfigureAwait(false) is not { } target)
            return null;
        var policies = await PoliciesAsync(resource, cancellationToken).ConfigureAwait(false);
        var scheduled = await ScheduledActionsAsync(resource, cancellationToken).ConfigureAwait(false);
        return new ScalingFacts(
            resource, target.MinCapacity ?? 0, target.MaxCapacity ?? 0, Read(target.SuspendedState), [.. policies.Select(policy => new ScalingPolicyFacts(policy.PolicyName, PolicyClone.WhyNot(policy)))], scheduled);
    }

    /// <inheritdoc/>
    public Task HoldBackAsync(string resourceId, SuspendedScaling asBefore, CancellationToken cancellationToken) => autoScaling.RegisterScalableTargetAsync(
        new RegisterScalableTargetRequest
        {
            ServiceNamespace = Ecs,
            ScalableDimension = Tasks,
            ResourceId = resourceId,
            SuspendedState = new SuspendedState
            {
                DynamicScalingInSuspended = true,
                ScheduledScalingSuspended = true,
                // Said, although it stays as it is: what is left out of an update is not documented to be kept.
                DynamicScalingOutSuspended = asBefore.DynamicScalingOutSuspended,
            },
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task CopyAsync(GreenScaling green, CancellationToken cancellationToken)
    {
        var red = ResourceId(green.Cluster, green.Red);
        if (await FindAsync(red, cancellationToken).ConfigureAwait(false) is not { } target)
            return;
        await autoScaling.RegisterScalableTargetAsync(
            new RegisterScalableTargetRequest
            {
                ServiceNamespace = Ecs,
                ScalableDimension = Tasks,
                ResourceId = ResourceId(green.Cluster, green.Service),
                MinCapacity = green.MinCapacity,
                MaxCapacity = Math.Max(green.MinCapacity, target.MaxCapacity ?? 0),
                SuspendedState = new SuspendedState { DynamicScalingInSuspended = false, DynamicScalingOutSuspended = Read(target.SuspendedState).DynamicScalingOutSuspended, ScheduledScalingSuspended = false },
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var policy in await PoliciesAsync(red, cancellationToken).ConfigureAwait(false))
            if (PolicyClone.WhyNot(policy) is null)
                await autoScaling.PutScalingPolicyAsync(PolicyClone.Of(policy, ResourceId(green.Cluster, green.Service), green), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        try
        {
            // Its policies and their alarms go with it.
            await autoScaling.DeregisterScalableTargetAsync(new DeregisterScalableTargetRequest { ServiceNamespace = Ecs, ScalableDimension = Tasks, ResourceId = ResourceId(cluster, service) }, cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectNotFoundException)
        {
            // Done before, or never made.
        }
    }

    private static string ResourceId(string cluster, string service) => $"service/{cluster[(cluster.LastIndexOf('/') + 1)..]}/{service}";

    private static SuspendedScaling Read(SuspendedState? state) =>
        new(state?.DynamicScalingInSuspended ?? false, state?.DynamicScalingOutSuspended ?? false, state?.ScheduledScalingSuspended ?? false);

    private async Task<ScalableTarget?> FindAsync(string resource, CancellationToken cancellationToken)
    {
        var answer = await autoScaling.DescribeScalableTargetsAsync(new DescribeScalableTargetsRequest { ServiceNamespace = Ecs, ScalableDimension = Tasks, ResourceIds = [resource] }, cancellationToken).ConfigureAwait(false);
        return answer.ScalableTargets is [var target, ..] ? target : null;
    }

    private async Task<List<ScalingPolicy>> PoliciesAsync(string resource, CancellationToken cancellationToken)
    {
        var policies = new List<ScalingPolicy>();
        string? next = null;
        do
        {
            var page = await autoScaling.DescribeScalingPoliciesAsync(new DescribeScalingPoliciesRequest { ServiceNamespace = Ecs, ScalableDimension = Tasks, ResourceId = resource, NextToken = next }, cancellationToken).ConfigureAwait(false);
            policies.AddRange(page.ScalingPolicies ?? []);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return policies;
    }

    private async Task<int> ScheduledActionsAsync(string resource, CancellationToken cancellationToken)
    {
        var count = 0;
        string? next = null;
        do
        {
            var page = await autoScaling.DescribeScheduledActionsAsync(new DescribeScheduledActionsRequest { ServiceNamespace = Ecs, ScalableDimension = Tasks, ResourceId = resource, NextToken = next }, cancellationToken).ConfigureAwait(false);
            count += page.ScheduledActions?.Count ?? 0;
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return count;
    }
}
