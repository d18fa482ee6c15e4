using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Seeding;

/// <summary>The seed's calls, and what of their answers the next ones need.</summary>
internal sealed class SeedCalls(IAwsCaller aws)
{
    public JsonObject Elb(string operation, JsonObject input) => aws.Call("elasticloadbalancing", operation, input, Seed.Caller);

    public JsonObject Ecs(string operation, JsonObject input) => aws.Call("ecs", operation, input, Seed.Caller);

    public JsonObject Route53(string operation, JsonObject input) => aws.Call("route53", operation, input, Seed.Caller);

    /// <summary>Makes a load balancer.</summary>
    /// <returns>As DescribeLoadBalancers has it.</returns>
    public JsonObject LoadBalancer(string name, string type) => Elb("CreateLoadBalancer", new()
    {
        ["Name"] = name,
        ["Type"] = type,
        ["Scheme"] = "internet-facing",
        ["Subnets"] = Subnets(),
    })["LoadBalancers"]![0]!.AsObject();

    /// <summary>Makes a listener.</summary>
    /// <returns>Its ARN.</returns>
    public string Listener(JsonObject loadBalancer, string protocol, int port, JsonObject action) => (string)Elb("CreateListener", new()
    {
        ["LoadBalancerArn"] = (string)loadBalancer["LoadBalancerArn"]!,
        ["Protocol"] = protocol,
        ["Port"] = port,
        ["DefaultActions"] = new JsonArray(action),
    })["Listeners"]![0]!["ListenerArn"]!;

    public static JsonObject Forward(string targetGroup) => new() { ["Type"] = "forward", ["TargetGroupArn"] = targetGroup };

    public static JsonArray Subnets() => new("subnet-0a1b2c3d4e5f60718", "subnet-0b2c3d4e5f6071829");
}
