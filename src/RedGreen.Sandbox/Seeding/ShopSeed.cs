using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Seeding;

/// <summary>
/// What a sandbox has from the start, made by AWS's own operations: the cluster <c>demo</c> and in it the service
/// <c>shop</c>, two tasks behind an application load balancer whose listener and one rule forward to them.
/// </summary>
/// <param name="aws">The sandbox's services.</param>
/// <param name="settings">What differs from sandbox to sandbox.</param>
internal sealed class ShopSeed(IAwsCaller aws, ShopSettings settings)
{
    public const string Cluster = "demo";
    public const string Service = "shop";

    private const int ContainerPort = 8080;

    /// <summary>Makes it all.</summary>
    /// <returns>The service's target group, for its health.</returns>
    public string Plant()
    {
        var loadBalancer = Arn(Elb("CreateLoadBalancer", new()
        {
            ["Name"] = Cluster,
            ["Type"] = "application",
            ["Scheme"] = "internet-facing",
            ["Subnets"] = Subnets(),
        }), "LoadBalancers", "LoadBalancerArn");
        var targetGroup = Arn(Elb("CreateTargetGroup", TargetGroup()), "TargetGroups", "TargetGroupArn");
        Elb("ModifyTargetGroupAttributes", new()
        {
            ["TargetGroupArn"] = targetGroup,
            // AWS's default of 300 s suits long requests; the shop's take milliseconds.
            ["Attributes"] = new JsonArray(new JsonObject { ["Key"] = "deregistration_delay.timeout_seconds", ["Value"] = "60" }),
        });
        var listener = Arn(Elb("CreateListener", new()
        {
            ["LoadBalancerArn"] = loadBalancer,
            ["Protocol"] = "HTTP",
            ["Port"] = settings.ListenerPort,
            ["DefaultActions"] = Forward(targetGroup),
        }), "Listeners", "ListenerArn");
        // A second way to the same tasks, as real listeners have: a deployment moves both together.
        Elb("CreateRule", new()
        {
            ["ListenerArn"] = listener,
            ["Priority"] = 10,
            ["Conditions"] = new JsonArray(new JsonObject { ["Field"] = "path-pattern", ["PathPatternConfig"] = new JsonObject { ["Values"] = new JsonArray("/api/*") } }),
            ["Actions"] = Forward(targetGroup),
        });
        Ecs("CreateCluster", new() { ["clusterName"] = Cluster });
        Ecs("RegisterTaskDefinition", TaskDefinition());
        Ecs("CreateService", ServiceOf(targetGroup));
        return targetGroup;
    }

    private static JsonObject TargetGroup() => new()
    {
        ["Name"] = Service,
        ["Protocol"] = "HTTP",
        ["Port"] = ContainerPort,
        ["VpcId"] = "vpc-0a1b2c3d4e5f60718",
        ["TargetType"] = "ip",
        ["HealthCheckPath"] = "/health",
        ["HealthCheckIntervalSeconds"] = 5,
        ["HealthCheckTimeoutSeconds"] = 2,
        ["HealthyThresholdCount"] = 2,
        ["UnhealthyThresholdCount"] = 2,
    };

    private JsonObject TaskDefinition() => new()
    {
        ["family"] = Service,
        ["networkMode"] = "awsvpc",
        ["requiresCompatibilities"] = new JsonArray("FARGATE"),
        ["cpu"] = "256",
        ["memory"] = "512",
        ["containerDefinitions"] = new JsonArray(new JsonObject
        {
            ["name"] = Service,
            ["image"] = settings.Image,
            ["essential"] = true,
            ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = ContainerPort, ["protocol"] = "tcp" }),
        }),
    };

    private JsonObject ServiceOf(string targetGroup) => new()
    {
        ["cluster"] = Cluster,
        ["serviceName"] = Service,
        ["taskDefinition"] = Service,
        ["desiredCount"] = settings.DesiredCount,
        ["launchType"] = "FARGATE",
        ["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = targetGroup, ["containerName"] = Service, ["containerPort"] = ContainerPort }),
        ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = Subnets() } },
        ["deploymentConfiguration"] = new JsonObject { ["minimumHealthyPercent"] = 100, ["maximumPercent"] = 200 },
        ["tags"] = new JsonArray([.. settings.Tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
    };

    private static JsonArray Subnets() => new("subnet-0a1b2c3d4e5f60718", "subnet-0b2c3d4e5f6071829");

    private static JsonArray Forward(string targetGroup) => new(new JsonObject { ["Type"] = "forward", ["TargetGroupArn"] = targetGroup });

    private static string Arn(JsonObject output, string list, string member) => (string)output[list]![0]![member]!;

    private JsonObject Elb(string operation, JsonObject input) => aws.Call("elasticloadbalancing", operation, input, Seed.Caller);

    private JsonObject Ecs(string operation, JsonObject input) => aws.Call("ecs", operation, input, Seed.Caller);
}

/// <summary>What of the shop differs from sandbox to sandbox.</summary>
/// <param name="ListenerPort">The port of its listener.</param>
internal sealed record ShopSettings(int ListenerPort)
{
    /// <summary>The image that production runs.</summary>
    public string Image { get; init; } = "demo/shop:v1";

    /// <summary>How many tasks.</summary>
    public int DesiredCount { get; init; } = 2;

    /// <summary>The service's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
