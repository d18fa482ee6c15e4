using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Seeding;

/// <summary>The weighted records by which clients find the shop.</summary>
/// <param name="HostedZoneId">The zone they are in.</param>
/// <param name="Change">The change that made them.</param>
internal sealed record ShopRecords(string HostedZoneId, string Change)
{
    public const string Zone = "demo.internal";
    public const string Name = "shop.demo.internal";

    /// <summary>What the service's tag <c>redgreen:dns</c> says: where its records are.</summary>
    public string Tag => $"{HostedZoneId}/{Name}";

    /// <summary>Makes them: everything to Red's load balancer, nothing to Green's.</summary>
    public static ShopRecords Plant(SeedCalls aws, (JsonObject Red, JsonObject Green) loadBalancers)
    {
        var zone = ((string)aws.Route53("CreateHostedZone", new()
        {
            ["Name"] = Zone,
            ["CallerReference"] = "sandbox",
            ["VPC"] = new JsonObject { ["VPCRegion"] = "eu-west-1", ["VPCId"] = "vpc-0a1b2c3d4e5f60718" },
        })["HostedZone"]!["Id"]!)["/hostedzone/".Length..];
        var change = aws.Route53("ChangeResourceRecordSets", new()
        {
            ["HostedZoneId"] = zone,
            ["ChangeBatch"] = new JsonObject { ["Changes"] = new JsonArray(Create("red", 100, loadBalancers.Red), Create("green", 0, loadBalancers.Green)) },
        })["ChangeInfo"]!;
        return new(zone, (string)change["Id"]!);
    }

    /// <summary>What DNS knows of them by now; null: everything.</summary>
    public string? Unsteadiness(SeedCalls aws)
    {
        var status = (string?)aws.Route53("GetChange", new() { ["Id"] = Change })["ChangeInfo"]!["Status"];
        return status == "INSYNC" ? null : $"the records of {Name} are {status}";
    }

    private static JsonObject Create(string identifier, int weight, JsonObject loadBalancer) => new()
    {
        ["Action"] = "CREATE",
        ["ResourceRecordSet"] = new JsonObject
        {
            ["Name"] = Name,
            ["Type"] = "A",
            ["SetIdentifier"] = identifier,
            ["Weight"] = weight,
            ["AliasTarget"] = new JsonObject
            {
                ["HostedZoneId"] = (string)loadBalancer["CanonicalHostedZoneId"]!,
                ["DNSName"] = (string)loadBalancer["DNSName"]!,
                ["EvaluateTargetHealth"] = true,
            },
        },
    };
}
