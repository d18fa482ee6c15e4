using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Attributes;
using RedGreen.Sandbox.LoadBalancing.Tags;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>A load balancer. Its zones, subnets and security groups are kept and answered; the sandbox has no network to check them against.</summary>
internal sealed class LoadBalancer : ITagged
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required LoadBalancerKind Kind { get; init; }

    public required string Scheme { get; init; }

    public required string IpAddressType { get; init; }

    public required string DnsName { get; init; }

    public required DateTimeOffset CreatedTime { get; init; }

    public required IReadOnlyList<string> Subnets { get; init; }

    public required IReadOnlyList<string> SecurityGroups { get; init; }

    public required string Region { get; init; }

    public required AttributeValues Attributes { get; init; }

    public required TagSet Tags { get; init; }

    /// <summary>The dimension <c>LoadBalancer</c> of its metrics: <c>app/NAME/id</c> or <c>net/NAME/id</c>.</summary>
    public string Dimension => Arn[(Arn.IndexOf(":loadbalancer/", StringComparison.Ordinal) + ":loadbalancer/".Length)..];

    public JsonObject ToJson() => new()
    {
        ["LoadBalancerArn"] = Arn,
        ["DNSName"] = DnsName,
        ["CanonicalHostedZoneId"] = Kind.HostedZoneId,
        ["CreatedTime"] = CreatedTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["LoadBalancerName"] = Name,
        ["Scheme"] = Scheme,
        ["VpcId"] = "vpc-5a4d6b0c",
        ["State"] = new JsonObject { ["Code"] = "active" },
        ["Type"] = Kind.Type,
        ["AvailabilityZones"] = Subnets.Select((subnet, i) => (subnet, zone: $"{Region}{(char)('a' + (i % 3))}"))
            .ToJsonArray(s => new JsonObject { ["ZoneName"] = s.zone, ["SubnetId"] = s.subnet, ["LoadBalancerAddresses"] = new JsonArray() }),
        ["SecurityGroups"] = SecurityGroups.ToJsonArray(g => g),
        ["IpAddressType"] = IpAddressType,
    };
}
