using RedGreen.Sandbox.LoadBalancing.Attributes;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>What application and network load balancers differ in.</summary>
/// <param name="Type">The Type on the wire.</param>
/// <param name="ArnPrefix">What stands before the name in ARNs and in the dimension of metrics.</param>
/// <param name="HostedZoneId">The zone of its DNS name in eu-west-1, by which Route 53 knows alias targets.</param>
/// <param name="MetricNamespace">Where its metrics are published.</param>
/// <param name="Protocols">The protocols of its listeners.</param>
/// <param name="Attributes">The attributes it has.</param>
internal sealed record LoadBalancerKind(
    string Type,
    string ArnPrefix,
    string HostedZoneId,
    string MetricNamespace,
    IReadOnlyList<string> Protocols,
    IReadOnlyList<AttributeDefinition> Attributes)
{
    public static LoadBalancerKind Application { get; } =
        new("application", "app", "Z32O12XQLNTSW2", "AWS/ApplicationELB", ["HTTP", "HTTPS"], LoadBalancerAttributes.Application);

    public static LoadBalancerKind Network { get; } =
        new("network", "net", "Z2IFOLAFXWLO4F", "AWS/NetworkELB", ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"], LoadBalancerAttributes.Network);

    public bool IsNetwork => this == Network;

    /// <summary>Its DNS name: AWS's but for the end, since names under <c>.localhost</c> lead to loopback, where the listeners are.</summary>
    public string DnsName(string label, string region) =>
        IsNetwork ? $"{label}.elb.{region}.localhost" : $"{label}.{region}.elb.localhost";
}
