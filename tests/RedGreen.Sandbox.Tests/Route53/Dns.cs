using System.Text.Json.Nodes;
using RedGreen.Sandbox.Route53;
using RedGreen.Sandbox.Route53.Resolution;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Route53;

/// <summary>Route 53 in virtual time with two load balancers to lead to, and shorthand for its calls.</summary>
internal sealed class Dns : IAliasTargets
{
    public const string LoadBalancerZone = "Z32O12XQLNTSW2";
    public const string RedArn = "arn:red";
    public const string GreenArn = "arn:green";
    public const string RedName = "red.eu-west-1.elb.localhost";
    public const string GreenName = "green.eu-west-1.elb.localhost";

    public Dns(Route53Timings? timings = null)
    {
        Context = new(Time);
        Service = new(Context, this, timings ?? new() { Processing = TimeSpan.Zero });
        Names = new NameResolver(Context, Service.Zones, this, new(1), (arn, port) => port == 80 ? new("127.0.0.1", arn == RedArn ? 1001 : 1002) : null);
        Zone = (string)Call("CreateHostedZone", new() { ["Name"] = "demo.internal", ["CallerReference"] = "first" })["HostedZone"]!["Id"]!;
    }

    public VirtualTime Time { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public SandboxContext Context { get; }

    public Route53Service Service { get; }

    public INameResolver Names { get; }

    public string Zone { get; }

    public HashSet<string> Sick { get; } = [];

    public bool IsLoadBalancerZone(string hostedZoneId) => hostedZoneId == LoadBalancerZone;

    public LoadBalancerAddress? Find(DnsName name) => name.Text.TrimEnd('.') switch
    {
        RedName => new(RedArn, LoadBalancerZone, !Sick.Contains(RedArn)),
        GreenName => new(GreenArn, LoadBalancerZone, !Sick.Contains(GreenArn)),
        _ => null,
    };

    public JsonObject Call(string operation, JsonObject input) => Service.Handle(operation, input);

    public JsonObject Change(params (string Action, JsonObject Record)[] changes) => Call("ChangeResourceRecordSets", new()
    {
        ["HostedZoneId"] = Zone,
        ["ChangeBatch"] = new JsonObject
        {
            ["Changes"] = new JsonArray([.. changes.Select(c => new JsonObject { ["Action"] = c.Action, ["ResourceRecordSet"] = c.Record.DeepClone() })]),
        },
    })["ChangeInfo"]!.AsObject();

    public AwsError Refused(params (string Action, JsonObject Record)[] changes) => Should.Throw<AwsError>(() => Change(changes));

    public IReadOnlyList<JsonNode> Records(JsonObject? more = null)
    {
        var input = more ?? [];
        input["HostedZoneId"] = Zone;
        return [.. Call("ListResourceRecordSets", input)["ResourceRecordSets"]!.AsArray().Select(r => r!)];
    }

    public void Seconds(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>The share of answers that lead to an address.</summary>
    public double ShareOf(string address, string name = "shop.demo.internal")
    {
        var answers = Enumerable.Range(0, 4000).Select(_ => Names.Resolve(name)!.Address).ToList();
        return answers.Count(a => a == address) / 4000.0;
    }

    public static JsonObject Alias(string identifier, int weight, string target, bool evaluate = true, string name = "shop.demo.internal") => new()
    {
        ["Name"] = name,
        ["Type"] = "A",
        ["SetIdentifier"] = identifier,
        ["Weight"] = weight,
        ["AliasTarget"] = new JsonObject { ["HostedZoneId"] = LoadBalancerZone, ["DNSName"] = target, ["EvaluateTargetHealth"] = evaluate },
    };

    public static JsonObject Plain(string name, string type, int ttl, params string[] values) => new()
    {
        ["Name"] = name,
        ["Type"] = type,
        ["TTL"] = ttl,
        ["ResourceRecords"] = new JsonArray([.. values.Select(v => new JsonObject { ["Value"] = v })]),
    };

    public static JsonObject Weighted(JsonObject record, string identifier, int weight)
    {
        (record["SetIdentifier"], record["Weight"]) = (identifier, weight);
        return record;
    }
}
