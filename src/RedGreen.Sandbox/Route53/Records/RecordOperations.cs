using System.Text.Json.Nodes;
using RedGreen.Sandbox.Route53.HostedZones;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Route53.Records;

/// <summary>Lists records, as they were written last: whether DNS knows them already makes no difference.</summary>
internal sealed class RecordOperations(ZoneDirectory zones)
{
    private const int MostItems = 300;

    public JsonObject List(JsonObject input)
    {
        var zone = zones.Get(input.Text("HostedZoneId") ?? throw Route53Errors.Missing("HostedZoneId"));
        var (name, type, identifier) = (input.Text("StartRecordName"), input.Text("StartRecordType"), input.Text("StartRecordIdentifier"));
        if ((type is not null && name is null) || (identifier is not null && type is null))
            throw Route53Errors.InvalidInput("A type can be specified only together with a name, and an identifier only together with both.");
        var start = name is null ? (RecordKey?)null : new RecordKey(DnsName.Parse(name), type ?? "", identifier);
        var records = zone.Records.Where(record => start is not { } first || record.Key.CompareTo(first) >= 0).ToList();
        var output = Paging.Page(records, Paging.MaxItems(input, MostItems), "ResourceRecordSets", record => record.ToJson(), out var next);
        if (next is not null)
        {
            output["NextRecordName"] = next.Key.Name.Text;
            output["NextRecordType"] = next.Key.Type;
            if (next.Key.SetIdentifier is { } following)
                output["NextRecordIdentifier"] = following;
        }

        return output;
    }
}
