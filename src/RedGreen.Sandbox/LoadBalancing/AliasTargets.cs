using RedGreen.Sandbox.Route53;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>Load balancers as DNS knows them.</summary>
internal sealed class AliasTargets(Resources resources) : IAliasTargets
{
    // A prefix that AWS's console puts before names of load balancers; without it they lead to the same.
    private const string DualStack = "dualstack.";

    public bool IsLoadBalancerZone(string hostedZoneId) =>
        hostedZoneId == LoadBalancerKind.Application.HostedZoneId || hostedZoneId == LoadBalancerKind.Network.HostedZoneId;

    public LoadBalancerAddress? Find(DnsName name)
    {
        var plain = name.Text.TrimEnd('.');
        plain = plain.StartsWith(DualStack, StringComparison.Ordinal) ? plain[DualStack.Length..] : plain;
        return resources.LoadBalancers.Values.FirstOrDefault(l => string.Equals(l.DnsName, plain, StringComparison.OrdinalIgnoreCase)) is { } found
            ? new(found.Arn, found.Kind.HostedZoneId, IsHealthy(found))
            : null;
    }

    /// <summary>The listener that a load balancer has on a port; null: none.</summary>
    public string? ListenerAt(string loadBalancerArn, int port) =>
        resources.Listeners.Values.FirstOrDefault(l => l.LoadBalancer.Arn == loadBalancerArn && l.Port == port)?.Arn;

    // Every group counts, whatever its weight is: one without enough healthy targets takes the load balancer out of DNS.
    private bool IsHealthy(LoadBalancer loadBalancer)
    {
        var groups = resources.TargetGroups.Values.Where(g => g.LoadBalancer == loadBalancer).ToList();
        return groups.Count > 0 && groups.All(g => g.IsHealthyForDns);
    }
}
