using System.Net;
using System.Net.Sockets;
using RedGreen.Sandbox.Route53.HostedZones;
using RedGreen.Sandbox.Route53.Records;

namespace RedGreen.Sandbox.Route53.Changes;

/// <summary>The rules that a record has to keep among the others of its zone.</summary>
/// <param name="zone">The zone.</param>
/// <param name="zones">All zones.</param>
/// <param name="aliasTargets">What aliases can lead to.</param>
/// <param name="records">The zone's records with all changes of the batch.</param>
internal sealed class RecordRules(HostedZone zone, ZoneDirectory zones, IAliasTargets aliasTargets, IReadOnlyCollection<RecordSet> records)
{
    /// <summary>What is wrong with the record, in AWS's words.</summary>
    public IEnumerable<string> Broken(RecordSet record)
    {
        var (name, type) = (record.Key.Name, record.Key.Type);
        if (!name.IsWithin(zone.Name))
            yield return $"RRSet with DNS name {name} is not permitted in zone {zone.Name}";
        if (type == "CNAME" && name == zone.Name)
            yield return $"RRSet of type CNAME with DNS name {name} is not permitted at apex in zone {zone.Name}";
        if (records.FirstOrDefault(other => other.Key.Name == name && other.Key.Type != type && (type == "CNAME" || other.Key.Type == "CNAME")) is { } conflict)
            yield return $"RRSet of type {type} with DNS name {name} is not permitted because a conflicting RRSet of type {conflict.Key.Type} with the same DNS name already exists in zone {zone.Name}";

        var siblings = records.Where(other => other.Key.Name == name && other.Key.Type == type && other.Key != record.Key).ToList();
        if (record.IsWeighted && siblings.Any(other => !other.IsWeighted))
            yield return $"RRSet with DNS name {name}, type {type}, SetIdentifier {record.Key.SetIdentifier} cannot be created as a non-weighted set exists with the same name and type.";
        if (!record.IsWeighted && siblings.Count > 0)
            yield return $"RRSet with DNS name {name}, type {type} cannot be created as other RRSets exist with the same name and type.";
        if (siblings.Any(other => record.TimeToLive is not null && other.TimeToLive is not null && other.TimeToLive != record.TimeToLive))
            yield return $"RRSet with DNS name {name} and type {type}, SetIdentifier {record.Key.SetIdentifier} cannot be created as weighted sets must contain the same TTL.";
        foreach (var value in record.Values.Where(value => !Fits(type, value)))
            yield return $"Invalid Resource Record: 'FATAL problem: {type}RRDATAIllegalAddress (Value is not a valid address of type {type}) encountered with '{value}''";
        if (record.Alias is { } alias && AliasProblem(alias, type) is { } problem)
            yield return $"Tried to create an alias that targets {alias.Name}, type {type} in zone {alias.HostedZoneId}, but {problem}";
    }

    private static bool Fits(string type, string value) => type switch
    {
        "A" => value.Count(c => c == '.') == 3 && IsAddress(value, AddressFamily.InterNetwork),
        "AAAA" => IsAddress(value, AddressFamily.InterNetworkV6),
        _ => true,
    };

    private static bool IsAddress(string value, AddressFamily family) => IPAddress.TryParse(value, out var address) && address.AddressFamily == family;

    private string? AliasProblem(AliasTarget alias, string type)
    {
        if (alias.HostedZoneId == zone.Id)
            return !alias.Name.IsWithin(zone.Name) ? "the alias target name does not lie within the target zone"
                : records.Any(other => other.Key.Name == alias.Name && other.Key.Type == type) ? null
                : "that target was not found";
        if (!aliasTargets.IsLoadBalancerZone(alias.HostedZoneId))
            return zones.All.Any(other => other.Id == alias.HostedZoneId) ? "the alias target name does not lie within the target zone" : "the target zone does not exist";
        return aliasTargets.Find(alias.Name) is not { } target ? "that target was not found"
            : target.HostedZoneId == alias.HostedZoneId ? null
            : "the alias target name does not lie within the target zone";
    }
}
