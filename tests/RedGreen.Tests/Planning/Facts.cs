using System.Text.Json;
using RedGreen.Fleet;
using RedGreen.Health;
using RedGreen.Planning;
using RedGreen.Requests;
using RedGreen.Routing;
using RedGreen.Routing.Dns;
using RedGreen.Strategies;
using RedGreen.Tests.Routing;

namespace RedGreen.Tests.Planning;

/// <summary>A service that can be deployed, to begin a story with.</summary>
internal static class Facts
{
    public const string Front = "arn:aws:elasticloadbalancing:eu-west-1:1:";
    public const string Red = Front + "targetgroup/shop/1";
    public const string LoadBalancer = Front + "loadbalancer/app/web/a";
    public const string Listener = Front + "listener/app/web/a/1";
    public const string NetworkLoadBalancer = Front + "loadbalancer/net/web/n";
    public const string NetworkListener = Front + "listener/net/web/n/1";
    public const string TestListener = Front + "listener/app/web/a/2";
    public const string GreenLoadBalancer = Front + "loadbalancer/app/web-b/b";
    public const string GreenListener = Front + "listener/app/web-b/b/1";

    public static PlanFacts Of(Strategy? strategy = null, string protocol = "HTTP") => new()
    {
        Request = new ResolvedRequest { Cluster = "arn:cluster/demo", Service = "shop", ServiceArn = "arn:aws:ecs:eu-west-1:1:service/demo/shop", Image = "shop:v2" },
        Strategy = strategy ?? new Strategy(),
        Service = new ServiceFacts { Name = "shop", Arn = "arn:aws:ecs:eu-west-1:1:service/demo/shop", Status = "ACTIVE", TaskDefinition = "shop:1", DesiredCount = 2, LoadBalancers = [new LoadBalancerEntry(Red, "shop")] },
        TaskDefinition = new TaskDefinitionFacts("shop:1", "shop", true, new Dictionary<string, string> { ["shop"] = "shop:v1" }),
        TargetGroups = new Dictionary<string, TargetGroupFacts> { [Red] = new(Red, [IsNetwork(protocol) ? NetworkLoadBalancer : LoadBalancer], protocol, null, null) },
        ForwardingRules = [Default(IsNetwork(protocol) ? NetworkListener : Listener, protocol)],
        Targets = new TargetsLook(2, 0, []),
        Alarms = new AlarmsFound([], []),
    };

    /// <summary>The same behind weighted records.</summary>
    public static PlanFacts OfRecords(params RecordFacts[] records) => Of(new Strategy { Dns = "Z1/shop.example.com" }) with
    {
        Dns = new DnsFacts(new DnsName("Z1", "shop.example.com"), true, records is [] ? [Record("web-a", 255), Record("web-b", 0)] : records),
        LoadBalancers =
        [
            new LoadBalancerFacts(LoadBalancer, "web-a.elb.amazonaws.com", [new ListenerFacts(Listener, 443, "HTTPS", [])]),
            new LoadBalancerFacts(GreenLoadBalancer, "web-b.elb.amazonaws.com", [new ListenerFacts(GreenListener, 443, "HTTPS", [new RuleAction { Type = "fixed-response" }])]),
        ],
    };

    public static RecordFacts Record(string loadBalancer, long? weight, string type = "A", long ttl = 60) =>
        new(type, weight, $"{loadBalancer}.elb.amazonaws.com", ttl, JsonElement.Parse($$"""{"Name":"shop.example.com","SetIdentifier":"{{loadBalancer}}"}"""));

    public static RoutedRule Default(string listener, string protocol = "HTTP", string group = Red) =>
        new() { Kind = RoutedRule.DefaultAction, Arn = listener, Original = [SplitTests.Forward((group, 1))], Protocol = protocol };

    private static bool IsNetwork(string protocol) => protocol is not ("HTTP" or "HTTPS");
}
