using System.Text.Json.Nodes;
using RedGreen.Sandbox.Route53.HostedZones;

namespace RedGreen.Sandbox.Route53.Records;

/// <summary>A resource record set, simple or weighted: plain records with a TTL, or an alias.</summary>
internal sealed record RecordSet(RecordKey Key, int? Weight, long? TimeToLive, IReadOnlyList<string> Values, AliasTarget? Alias)
{
    private const long Day = 86400;

    public bool IsWeighted => Weight is not null;

    /// <summary>What Route 53 puts into every new zone.</summary>
    public static IReadOnlyList<RecordSet> OfNewZone(HostedZone zone) =>
    [
        new(new(zone.Name, "NS", null), null, 2 * Day, [.. zone.NameServers.Select(server => $"{server}.")], null),
        new(new(zone.Name, "SOA", null), null, 900, [$"{zone.NameServers[0]}. awsdns-hostmaster.localhost. 1 7200 900 1209600 86400"], null),
    ];

    /// <summary>Whether the other says the same; the order of the values does not count.</summary>
    public bool HasSameContent(RecordSet other) =>
        (Key, Weight, TimeToLive, Alias) == (other.Key, other.Weight, other.TimeToLive, other.Alias)
        && Values.Order(StringComparer.Ordinal).SequenceEqual(other.Values.Order(StringComparer.Ordinal));

    public JsonObject ToJson()
    {
        var output = new JsonObject { ["Name"] = Key.Name.Text, ["Type"] = Key.Type };
        if (Key.SetIdentifier is { } identifier)
            output["SetIdentifier"] = identifier;
        if (Weight is { } weight)
            output["Weight"] = weight;
        if (TimeToLive is { } seconds)
            output["TTL"] = seconds;
        if (Alias is null)
            output["ResourceRecords"] = new JsonArray([.. Values.Select(value => new JsonObject { ["Value"] = value })]);
        else
            output["AliasTarget"] = new JsonObject
            {
                ["HostedZoneId"] = Alias.HostedZoneId,
                ["DNSName"] = Alias.Name.Text,
                ["EvaluateTargetHealth"] = Alias.EvaluateTargetHealth,
            };
        return output;
    }
}
