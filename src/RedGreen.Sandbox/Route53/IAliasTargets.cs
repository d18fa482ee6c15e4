namespace RedGreen.Sandbox.Route53;

/// <summary>What alias records can lead to outside of Route 53.</summary>
internal interface IAliasTargets
{
    /// <summary>Whether load balancers have their names in this hosted zone.</summary>
    bool IsLoadBalancerZone(string hostedZoneId);

    /// <summary>The load balancer of a DNS name; null: there is none.</summary>
    LoadBalancerAddress? Find(DnsName name);
}

/// <summary>A load balancer as DNS sees it.</summary>
/// <param name="Arn">Stands for its addresses.</param>
/// <param name="HostedZoneId">The zone of its name.</param>
/// <param name="IsHealthy">What EvaluateTargetHealth finds.</param>
internal sealed record LoadBalancerAddress(string Arn, string HostedZoneId, bool IsHealthy);
