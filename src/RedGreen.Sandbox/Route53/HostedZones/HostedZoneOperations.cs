using System.Text.Json.Nodes;
using RedGreen.Sandbox.Route53.Changes;
using RedGreen.Sandbox.Route53.Records;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Route53.HostedZones;

/// <summary>The operations on hosted zones.</summary>
internal sealed class HostedZoneOperations(SandboxContext context, ZoneDirectory zones, ChangeLog changes)
{
    public JsonObject Create(JsonObject input)
    {
        var name = DnsName.Parse(input.Text("Name") ?? throw Route53Errors.Missing("Name"));
        var reference = input.Text("CallerReference") is { Length: > 0 } given ? given : throw Route53Errors.Missing("CallerReference");
        if (input.Text("DelegationSetId") is not null)
            throw Route53Errors.NotPlayed("reusable delegation sets");
        var config = input.Structure("HostedZoneConfig");
        var vpc = input.Structure("VPC");
        if (config?.Flag("PrivateZone") == true && vpc is null)
            throw Route53Errors.InvalidInput("When you're creating a private hosted zone (when you specify true for PrivateZone), you must also specify values for VPCId and VPCRegion.");
        if (zones.All.Any(zone => zone.CallerReference == reference))
            throw new AwsError("HostedZoneAlreadyExists", $"A hosted zone has already been created with the specified caller reference: {reference}", 409);
        if (vpc is not null && zones.All.Any(zone => zone.Name == name && zone.Vpc?.Text("VPCId") == vpc.Text("VPCId")))
            throw new AwsError("ConflictingDomainExists", $"The VPC {vpc.Text("VPCId")} is already associated with another hosted zone of the name {name}");

        var zone = new HostedZone
        {
            Id = ResourceId.New(context, 'Z'),
            Name = name,
            CallerReference = reference,
            Comment = config?.Text("Comment"),
            Vpc = vpc?.DeepClone().AsObject(),
            NameServers = [.. Enumerable.Range(0, 4).Select(i => $"ns-{512 * i}.awsdns-{i:00}.localhost")],
        };
        zone.Records = RecordSet.OfNewZone(zone);
        zones.Add(zone);
        var output = new JsonObject
        {
            ["HostedZone"] = zone.ToJson(),
            ["ChangeInfo"] = changes.Written(zone, comment: null),
            ["DelegationSet"] = DelegationSet(zone),
            ["Location"] = $"https://route53.amazonaws.com/2013-04-01/hostedzone/{zone.Id}",
        };
        if (zone.Vpc is not null)
            output["VPC"] = zone.Vpc.DeepClone();
        return output;
    }

    public JsonObject Get(JsonObject input)
    {
        var zone = zones.Get(input.Text("Id") ?? throw Route53Errors.Missing("Id"));
        var output = new JsonObject { ["HostedZone"] = zone.ToJson() };
        if (zone.Vpc is { } vpc)
            output["VPCs"] = new JsonArray(vpc.DeepClone());
        else
            output["DelegationSet"] = DelegationSet(zone);
        return output;
    }

    public JsonObject List(JsonObject input)
    {
        if (input.Text("DelegationSetId") is not null)
            throw Route53Errors.NotPlayed("reusable delegation sets");
        var size = Paging.MaxItems(input, 100);
        var wanted = zones.All.Where(zone => input.Text("HostedZoneType") != "PrivateHostedZone" || zone.IsPrivate).ToList();
        var marker = input.Text("Marker");
        var start = marker is null ? 0 : wanted.FindIndex(zone => zone.Id == marker);
        if (start < 0)
            throw Route53Errors.InvalidInput($"The marker '{marker}' is not valid: pass the NextMarker of the previous answer.");
        var output = Paging.Page(wanted.Skip(start).ToList(), size, "HostedZones", zone => zone.ToJson(), out var next);
        output["Marker"] = marker ?? "";
        if (next is not null)
            output["NextMarker"] = next.Id;
        return output;
    }

    public JsonObject ListByName(JsonObject input)
    {
        var size = Paging.MaxItems(input, 100);
        var from = input.Text("DNSName") is { Length: > 0 } text ? DnsName.Parse(text) : (DnsName?)null;
        var id = input.Text("HostedZoneId") is { } given ? ResourceId.Of(given, "/hostedzone/") : null;
        if (id is not null && from is null)
            throw Route53Errors.InvalidInput("HostedZoneId can be specified only together with DNSName.");
        var sorted = zones.All.OrderBy(zone => zone.Name).ThenBy(zone => zone.Id, StringComparer.Ordinal)
            .SkipWhile(zone => from is { } first && (zone.Name.CompareTo(first), string.CompareOrdinal(zone.Id, id ?? "")) is ( < 0, _) or (0, < 0));
        var output = Paging.Page([.. sorted], size, "HostedZones", zone => zone.ToJson(), out var next);
        if (from is { } asked)
            output["DNSName"] = asked.Text;
        if (id is not null)
            output["HostedZoneId"] = id;
        if (next is not null)
            (output["NextDNSName"], output["NextHostedZoneId"]) = (next.Name.Text, next.Id);
        return output;
    }

    private static JsonObject DelegationSet(HostedZone zone) =>
        new() { ["NameServers"] = new JsonArray([.. zone.NameServers.Select(server => JsonValue.Create(server))]) };
}
