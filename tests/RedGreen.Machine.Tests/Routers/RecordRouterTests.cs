using System.Text.Json.Nodes;
using RedGreen.Deployments;
using RedGreen.Routing;
using RedGreen.Routing.Dns;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests.Routers;

public sealed class RecordRouterTests() : RouterContract(SandboxRouter.Route53)
{
    [Fact]
    public async Task A_change_takes_its_time_to_be_everywhere()
    {
        var (rules, pairs) = await ArrangeAsync();
        var change = (await SetAsync(rules[0], rules[0].At(pairs, 10))).ShouldNotBeNull();
        (await Router.IsEverywhereAsync(change, default)).ShouldBeFalse();
        Sandbox.Time.Advance(TimeSpan.FromMinutes(5));
        (await Router.IsEverywhereAsync(change, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Writing_the_same_again_answers_a_change_to_wait_for()
    {
        var (rules, pairs) = await ArrangeAsync();
        await SetAsync(rules, pairs, 10);
        (await SetAsync(rules[0], rules[0].At(pairs, 10))).ShouldNotBeNull();
    }

    private protected override async Task<(IReadOnlyList<RoutedRule> Rules, IReadOnlyList<TargetGroupPair> Pairs)> ArrangeAsync()
    {
        var dns = await Service<IDnsRecords>().ReadAsync(new DnsName(Zone(), Name()), default);
        var group = Elb("DescribeTargetGroups", [])["TargetGroups"]![0]!;
        var red = (string)group["TargetGroupArn"]!;
        var groups = await Service<ITargetGroups>().DescribeAsync([red], default);
        var loadBalancers = Service<ILoadBalancers>();
        var behind = (await loadBalancers.DescribeAsync([.. groups[red].LoadBalancers], default)).ToList();
        behind.AddRange(await loadBalancers.FindAsync([.. dns.Records.Select(record => record.Destination!).Except(behind.Select(lb => lb.DnsName))], default));
        var problems = new List<string>();
        var route = DnsRoute.Of(dns, behind, await Router.FindAsync([red], default), [.. groups.Values], problems);
        problems.ShouldBeEmpty();
        return ([route!.Records], [new TargetGroupPair { Red = red, Green = "green", LoadBalancer = groups[red].LoadBalancers[0], GreenLoadBalancer = route.GreenLoadBalancer, Name = "shop-1a2b3c4d" }]);
    }

    private protected override string Raw() => string.Join("\n", Records().Select(record => record.ToJsonString()));

    private protected override void Delete(RoutedRule rule)
    {
        var deletions = Records().Select(record => new JsonObject { ["Action"] = "DELETE", ["ResourceRecordSet"] = record.DeepClone() });
        Route53("ChangeResourceRecordSets", new JsonObject { ["HostedZoneId"] = rule.HostedZoneId, ["ChangeBatch"] = new JsonObject { ["Changes"] = new JsonArray([.. deletions]) } });
    }

    private string Zone() => ((string)Route53("ListHostedZonesByName", [])["HostedZones"]![0]!["Id"]!).Split('/')[^1];

    private string Name() => ((string)Records().First()["Name"]!).TrimEnd('.');

    private IEnumerable<JsonNode> Records() =>
        Route53("ListResourceRecordSets", new JsonObject { ["HostedZoneId"] = Zone() })["ResourceRecordSets"]!.AsArray().Where(record => (string)record!["Type"]! == "A").Select(record => record!);

    private JsonObject Route53(string operation, JsonObject input) => Sandbox.Call("route53", operation, input);
}
