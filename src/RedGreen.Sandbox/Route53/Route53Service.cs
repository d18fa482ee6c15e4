using RedGreen.Sandbox.Route53.Changes;
using RedGreen.Sandbox.Route53.HostedZones;
using RedGreen.Sandbox.Route53.Records;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Route53;

/// <summary>
/// Route 53 as the sandbox plays it: hosted zones with simple and weighted records, and changes that take a while to
/// reach the answers. What the names lead to is for <see cref="Resolution.NameResolver"/>.
/// </summary>
internal sealed class Route53Service : AwsService
{
    public Route53Service(SandboxContext context, IAliasTargets aliasTargets, Route53Timings timings)
        : base(Names())
    {
        Zones = new();
        var changes = new ChangeLog(context, timings);
        var zones = new HostedZoneOperations(context, Zones, changes);
        var records = new RecordOperations(Zones);
        var batches = new ChangeOperations(context, Zones, changes, aliasTargets, timings);
        Operations = new Dictionary<string, AwsOperation>
        {
            ["CreateHostedZone"] = zones.Create,
            ["GetHostedZone"] = zones.Get,
            ["ListHostedZones"] = zones.List,
            ["ListHostedZonesByName"] = zones.ListByName,
            ["ListResourceRecordSets"] = records.List,
            ["ChangeResourceRecordSets"] = batches.Change,
            ["GetChange"] = batches.Get,
        };
    }

    /// <summary>The zones, for the resolver.</summary>
    public ZoneDirectory Zones { get; }

    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    private static AwsServiceId Names() => new("route53", XmlNamespace: "https://route53.amazonaws.com/doc/2013-04-01/")
    {
        RestXml = new(
            "2013-04-01",
            [
                new("CreateHostedZone", "POST", "/2013-04-01/hostedzone") { Status = 201, Headers = ["Location"] },
                new("GetHostedZone", "GET", "/2013-04-01/hostedzone/{Id}"),
                new("ListHostedZones", "GET", "/2013-04-01/hostedzone")
                {
                    Query = Members("marker=Marker", "maxitems=MaxItems", "delegationsetid=DelegationSetId", "hostedzonetype=HostedZoneType"),
                },
                new("ListHostedZonesByName", "GET", "/2013-04-01/hostedzonesbyname")
                {
                    Query = Members("dnsname=DNSName", "hostedzoneid=HostedZoneId", "maxitems=MaxItems"),
                },
                new("ListResourceRecordSets", "GET", "/2013-04-01/hostedzone/{HostedZoneId}/rrset")
                {
                    Query = Members("name=StartRecordName", "type=StartRecordType", "identifier=StartRecordIdentifier", "maxitems=MaxItems"),
                },
                new("ChangeResourceRecordSets", "POST", "/2013-04-01/hostedzone/{HostedZoneId}/rrset/"),
                new("GetChange", "GET", "/2013-04-01/change/{Id}"),
            ],
            Members(
                "HostedZones=HostedZone", "ResourceRecordSets=ResourceRecordSet", "ResourceRecords=ResourceRecord", "Changes=Change",
                "NameServers=NameServer", "VPCs=VPC")),
    };

    private static Dictionary<string, string> Members(params string[] pairs) =>
        pairs.Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
