using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing.Routing;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;

namespace RedGreen.Sandbox.LoadBalancing.Targets;

/// <summary>Registers, checks, drains and forgets targets.</summary>
internal sealed class TargetRegistrations(
    SandboxContext context, IDataPlane dataPlane, LoadBalancingTimings timings, Resources resources, RoutingPublisher routing)
    : ITargetRegistry, IDisposable
{
    /// <summary>What is registered in a group, or how healthy it is, has changed.</summary>
    public event Action<TargetGroup>? TargetsChanged;

    public bool Exists(string targetGroupArn) => resources.TargetGroups.ContainsKey(targetGroupArn);

    public bool IsAttached(string targetGroupArn) => Group(targetGroupArn)?.LoadBalancer is not null;

    public void Register(string targetGroupArn, Endpoint target) => Register(resources.TargetGroup(targetGroupArn), target);

    public void Deregister(string targetGroupArn, Endpoint target, Action drained)
    {
        if (Group(targetGroupArn) is { } group)
            Deregister(group, target, drained);
        else
            context.After(TimeSpan.Zero, drained);
    }

    public string? StateOf(string targetGroupArn, Endpoint target) =>
        Group(targetGroupArn) is { } group && group.Targets.TryGetValue(target, out var registered) ? HealthOf(group, registered).State : null;

    /// <summary>A target's health as it is told to clients.</summary>
    public static TargetHealth HealthOf(TargetGroup group, RegisteredTarget target) =>
        group.LoadBalancer is null && !target.IsDraining ? TargetHealth.NotInUse : target.Health;

    public void Register(TargetGroup group, Endpoint endpoint)
    {
        if (group.Targets.TryGetValue(endpoint, out var existing))
        {
            if (!existing.IsDraining)
                return;
            // A new task may listen where an old one did: the old registration ends here.
            Forget(group, existing);
        }

        var target = new RegisteredTarget(endpoint);
        group.Targets.Add(endpoint, target);
        if (group.LoadBalancer is not null)
            StartCheck(group, target, timings.Registration);
        Changed(group);
    }

    public void Deregister(TargetGroup group, Endpoint endpoint, Action drained)
    {
        if (!group.Targets.TryGetValue(endpoint, out var target))
        {
            context.After(TimeSpan.Zero, drained);
            return;
        }

        if (target.Draining is { } underWay)
        {
            underWay.OnEnd(drained);
            return;
        }

        StopCheck(target);
        // Nothing can be under way to a target that no load balancer uses.
        var delay = group.LoadBalancer is null ? TimeSpan.Zero : group.DeregistrationDelay;
        var draining = new Draining(context.After(delay, () => Drained(group, target)));
        draining.OnEnd(drained);
        target.Drain(draining);
        Changed(group);
    }

    /// <summary>The group came into use: its targets are checked from now on.</summary>
    public void Attached(TargetGroup group)
    {
        foreach (var target in group.Targets.Values.Where(t => !t.IsDraining))
        {
            target.Reset();
            StartCheck(group, target, timings.Registration);
        }

        Changed(group);
    }

    /// <summary>The group is in use no more: its targets are checked no more.</summary>
    public static void Detached(TargetGroup group)
    {
        foreach (var target in group.Targets.Values)
            StopCheck(target);
    }

    /// <summary>The group's health check settings changed.</summary>
    public void RestartChecks(TargetGroup group)
    {
        foreach (var target in group.Targets.Values.Where(t => t.Check is not null))
            StartCheck(group, target, TimeSpan.FromSeconds(group.Settings.HealthCheck.Interval));
    }

    /// <summary>The group is deleted.</summary>
    public void RemoveAll(TargetGroup group)
    {
        foreach (var target in group.Targets.Values.ToList())
            Forget(group, target);
    }

    public void Dispose()
    {
        foreach (var target in resources.TargetGroups.Values.SelectMany(g => g.Targets.Values))
        {
            StopCheck(target);
            target.Draining?.Dispose();
        }
    }

    private TargetGroup? Group(string arn) => resources.TargetGroups.GetValueOrDefault(arn);

    private void StartCheck(TargetGroup group, RegisteredTarget target, TimeSpan firstAfter)
    {
        StopCheck(target);
        target.Check = new(context, dataPlane, target, group.Settings.HealthCheck, firstAfter, () => HealthChanged(group, target));
    }

    private static void StopCheck(RegisteredTarget target)
    {
        target.Check?.Dispose();
        target.Check = null;
    }

    private void HealthChanged(TargetGroup group, RegisteredTarget target)
    {
        Changed(group);
        if (target.Health.IsUnhealthy && group.EndsConnectionsOfUnhealthy)
            dataPlane.Disconnect(group.Arn, target.Endpoint);
    }

    private void Drained(TargetGroup group, RegisteredTarget target)
    {
        if (group.EndsConnectionsOfDeregistered && group.Targets.GetValueOrDefault(target.Endpoint) == target)
            dataPlane.Disconnect(group.Arn, target.Endpoint);
        Forget(group, target);
    }

    private void Forget(TargetGroup group, RegisteredTarget target)
    {
        // The drain's own timer may have fired while the target was registered anew.
        if (group.Targets.GetValueOrDefault(target.Endpoint) != target)
            return;
        StopCheck(target);
        group.Targets.Remove(target.Endpoint);
        Changed(group);
        target.Draining?.End();
    }

    private void Changed(TargetGroup group)
    {
        TargetsChanged?.Invoke(group);
        if (group.RefreshInService())
            routing.TargetsChanged(group);
    }
}
