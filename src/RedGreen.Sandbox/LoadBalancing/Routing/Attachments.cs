using RedGreen.Sandbox.LoadBalancing.TargetGroups;

namespace RedGreen.Sandbox.LoadBalancing.Routing;

/// <summary>Keeps up which load balancer each target group is attached to: the one whose rules name it, at any weight.</summary>
internal sealed class Attachments(Resources resources)
{
    /// <summary>A group came into use.</summary>
    public event Action<TargetGroup>? Attached;

    /// <summary>A group is in use no more.</summary>
    public event Action<TargetGroup>? Detached;

    /// <summary>Looks at all rules again.</summary>
    public void Refresh()
    {
        var owners = new Dictionary<TargetGroup, LoadBalancer>();
        foreach (var rule in resources.Rules.Values)
            foreach (var action in rule.Actions)
                foreach (var (group, _) in action.Forward?.Groups ?? [])
                    owners[group] = rule.Listener.LoadBalancer;

        foreach (var group in resources.TargetGroups.Values)
        {
            var (before, now) = (group.LoadBalancer, owners.GetValueOrDefault(group));
            group.LoadBalancer = now;
            if (before is null && now is not null)
                Attached?.Invoke(group);
            if (before is not null && now is null)
                Detached?.Invoke(group);
        }
    }
}
