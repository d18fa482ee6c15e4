using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>
/// The metrics of namespace <c>AWS/NetworkELB</c> that a load balancer has. None of them exists per target group: what
/// crosses a network load balancer cannot be told apart by version.
/// </summary>
internal sealed class FlowMetrics(string loadBalancerArn)
{
    /// <summary>Where a network load balancer publishes.</summary>
    public const string Namespace = "AWS/NetworkELB";

    private static readonly (string Name, string Unit, Func<CarriedFlows, long> Of)[] Sums =
    [
        ("NewFlowCount", "Count", f => f.Opened),
        ("ProcessedBytes", "Bytes", f => f.Bytes),
        ("TCP_Client_Reset_Count", "Count", f => f.ClientResets),
        ("TCP_Target_Reset_Count", "Count", f => f.TargetResets),
        ("TCP_ELB_Reset_Count", "Count", f => f.LoadBalancerResets),
    ];

    private readonly Dimension[] _dimensions = [new("LoadBalancer", TrafficMetrics.After(loadBalancerArn, ":loadbalancer/"))];

    /// <summary>Publishes one minute: zeros too, as AWS always reports these.</summary>
    public void Publish(MetricStore store, FlowMinute minute)
    {
        foreach (var (name, unit, of) in Sums)
            store.Publish(Named(name), minute.Minute, Datum.Of(of(minute.Sum)), unit);
        store.Publish(Named("ActiveFlowCount"), minute.Minute, minute.Active, "Count");
    }

    private Metric Named(string name) => new(Namespace, name, _dimensions);
}
