using System.Text.Json.Nodes;
using RedGreen.Deployments;
using RedGreen.Routing;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests.Routers;

/// <summary>What holds of every router of load balancers: rules are found by target groups, and third groups keep their share.</summary>
public abstract class ListenerContract : RouterContract
{
    private readonly string _red;
    private readonly string _loadBalancer;

    private protected ListenerContract(SandboxRouter front)
        : base(front)
    {
        var group = Elb("DescribeTargetGroups", [])["TargetGroups"]![0]!;
        _red = (string)group["TargetGroupArn"]!;
        _loadBalancer = (string)group["LoadBalancerArns"]![0]!;
    }

    private protected abstract string Protocol { get; }

    [Fact]
    public async Task Every_rule_on_every_listener_that_forwards_to_Red_is_found_and_no_other()
    {
        var other = Group("other");
        Listener(8081, Forward(_red, 1));
        Listener(8082, Forward(other, 1));
        Listener(8083, Forward(other, 3), Forward(_red, 0));
        var found = await Router.FindAsync([_red], default);
        found.Select(rule => rule.Arn).ShouldBeUnique();
        found.ShouldAllBe(rule => rule.Forwards(_red) && rule.Protocol == Protocol);
        found.Count.ShouldBe(Forwarding());
    }

    [Fact]
    public async Task Groups_behind_several_load_balancers_are_found_on_all_of_them()
    {
        var (other, balancer) = (Group("other"), (string)Elb("CreateLoadBalancer", new JsonObject
        {
            ["Name"] = "second",
            ["Type"] = Protocol == "TCP" ? "network" : "application",
            ["Subnets"] = new JsonArray("subnet-0a1b2c3d4e5f60718", "subnet-0b2c3d4e5f6071829"),
        })["LoadBalancers"]![0]!["LoadBalancerArn"]!);
        Listener(8081, [Forward(other, 1)], balancer);
        var alone = await Router.FindAsync([_red], default);
        (await Router.FindAsync([_red, other], default)).Count.ShouldBe(alone.Count + 1);
    }

    [Fact]
    public async Task A_third_group_keeps_its_share()
    {
        var other = Group("other");
        Listener(8081, Forward(_red, 80), Forward(other, 20));
        var (rules, pairs) = await ArrangeAsync();
        for (var percent = 0; percent <= 100; percent += 20)
        {
            await SetAsync(rules, pairs, percent);
            var groups = (await Router.ReadAsync(rules, default)).SelectMany(actions => actions).Single(action => action.Groups().Any(group => group.TargetGroupArn == other)).Groups();
            ((double)groups.Single(group => group.TargetGroupArn == other).Weight!.Value / groups.Sum(group => group.Weight!.Value)).ShouldBe(0.2, 1e-9);
        }
    }

    private protected override async Task<(IReadOnlyList<RoutedRule> Rules, IReadOnlyList<TargetGroupPair> Pairs)> ArrangeAsync()
    {
        Listener(8090, Forward(_red, 1));
        var green = await Service<ITargetGroups>().CloneAsync(_red, "shop-1a2b3c4d", "1a2b3c4d", default);
        return (await Router.FindAsync([_red], default), [new TargetGroupPair { Red = _red, Green = green, LoadBalancer = _loadBalancer, Name = "shop-1a2b3c4d" }]);
    }

    private protected override string Raw() => string.Join("\n", Listeners().Select(listener => listener.ToJsonString()).Concat(Rules().Select(rule => rule.ToJsonString())));

    private protected override void Delete(RoutedRule rule)
    {
        if (rule.Kind == RoutedRule.Rule)
            Elb("DeleteRule", new JsonObject { ["RuleArn"] = rule.Arn });
        else
            Elb("DeleteListener", new JsonObject { ["ListenerArn"] = rule.Arn });
    }

    /// <summary>The rules beside the default actions.</summary>
    private protected abstract IEnumerable<JsonNode> Rules();

    private protected IEnumerable<JsonNode> Listeners() =>
        Elb("DescribeListeners", new JsonObject { ["LoadBalancerArn"] = _loadBalancer })["Listeners"]!.AsArray().Select(listener => listener!);

    private int Forwarding() => Raw().Split('\n').Count(line => line.Contains(_red, StringComparison.Ordinal));

    private void Listener(int port, params IEnumerable<JsonNode> groups) => Listener(port, groups, _loadBalancer);

    private void Listener(int port, IEnumerable<JsonNode> groups, string loadBalancer) => Elb("CreateListener", new JsonObject
    {
        ["LoadBalancerArn"] = loadBalancer,
        ["Protocol"] = Protocol,
        ["Port"] = port,
        ["DefaultActions"] = new JsonArray(new JsonObject { ["Type"] = "forward", ["ForwardConfig"] = new JsonObject { ["TargetGroups"] = new JsonArray([.. groups]) } }),
    });

    private string Group(string name) => (string)Elb("CreateTargetGroup", new JsonObject
    {
        ["Name"] = name,
        ["Protocol"] = Protocol,
        ["Port"] = 8080,
        ["VpcId"] = "vpc-0a1b2c3d4e5f60718",
        ["TargetType"] = "ip",
    })["TargetGroups"]![0]!["TargetGroupArn"]!;

    private static JsonObject Forward(string group, int weight) => new() { ["TargetGroupArn"] = group, ["Weight"] = weight };
}
