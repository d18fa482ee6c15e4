using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Route53.Records;

/// <summary>Reads a record set of a change, and refuses one that cannot be read: the whole batch is InvalidInput then.</summary>
internal static class RecordReader
{
    private const int MaxWeight = 255;
    private const int MaxIdentifier = 128;

    private static readonly string[] Types =
        ["SOA", "A", "TXT", "NS", "CNAME", "MX", "NAPTR", "PTR", "SRV", "SPF", "AAAA", "CAA", "DS", "TLSA", "SSHFP", "SVCB", "HTTPS"];

    private static readonly string[] OtherPolicies =
        ["Region", "GeoLocation", "Failover", "MultiValueAnswer", "TrafficPolicyInstanceId", "CidrRoutingConfig", "GeoProximityLocation", "HealthCheckId"];

    public static RecordSet Read(string action, JsonObject input)
    {
        var name = input.Text("Name") is { Length: > 0 } given ? given : throw Route53Errors.Missing("ResourceRecordSet.Name");
        var type = input.Text("Type") ?? throw Route53Errors.Missing("ResourceRecordSet.Type");
        if (!Types.Contains(type))
            throw Route53Errors.InvalidInput($"Type is '{type}'; it must be one of {string.Join(", ", Types)}.");
        if (OtherPolicies.FirstOrDefault(input.ContainsKey) is { } policy)
            throw Route53Errors.NotPlayed($"records with {policy}");
        var identifier = input.Text("SetIdentifier");
        var where = $"Change with [Action={action}, Name={name}, Type={type}, SetIdentifier={identifier ?? "null"}]";
        var weight = ReadWeight(input, identifier, where);
        var ttl = ReadTimeToLive(input);
        var alias = ReadAlias(input);
        var values = input.Structures("ResourceRecords")?.Select(r => r.Text("Value") ?? throw Route53Errors.Missing("ResourceRecord.Value")).ToList();
        var plain = ttl is not null && values is { Count: > 0 };
        if (plain == alias is not null || (alias is not null && (ttl is not null || values is not null)))
            throw Route53Errors.InvalidInput(
                $"Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found {(alias is null ? "none" : "more than one")} in {where}");
        return new(new(DnsName.TryParse(name) ?? throw BadName(name), type, identifier), weight, ttl, values ?? [], alias);
    }

    private static AwsError BadName(string name) => Route53Errors.InvalidChangeBatch([$"FATAL problem: DomainLabelInvalid (Domain label is invalid) encountered with '{name}'"]);

    private static int? ReadWeight(JsonObject input, string? identifier, string where)
    {
        var weight = input.Int("Weight");
        if (weight is < 0 or > MaxWeight)
            throw Route53Errors.InvalidInput($"Weight is {weight}; it must be between 0 and {MaxWeight}.");
        if (weight is not null && identifier is null)
            throw Route53Errors.InvalidInput($"Invalid request: Missing field 'SetIdentifier' in {where}");
        if (weight is null && identifier is not null)
            throw Route53Errors.InvalidInput($"Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation, or MultiValueAnswer], but found none in {where}");
        return identifier is { Length: 0 or > MaxIdentifier }
            ? throw Route53Errors.InvalidInput($"SetIdentifier must have 1 to {MaxIdentifier} characters.")
            : weight;
    }

    private static long? ReadTimeToLive(JsonObject input) => input.Text("TTL") switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => seconds,
        var text => throw Route53Errors.InvalidInput($"TTL is '{text}'; it must be a number of seconds from 0 to {int.MaxValue}."),
    };

    private static AliasTarget? ReadAlias(JsonObject input) => input.Structure("AliasTarget") is not { } alias ? null : new(
        ResourceId.Of(alias.Text("HostedZoneId") ?? throw Route53Errors.Missing("AliasTarget.HostedZoneId"), "/hostedzone/"),
        DnsName.Parse(alias.Text("DNSName") ?? throw Route53Errors.Missing("AliasTarget.DNSName")),
        alias.Flag("EvaluateTargetHealth") ?? throw Route53Errors.Missing("AliasTarget.EvaluateTargetHealth"));
}
