using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Seeding;

/// <summary>
/// What a sandbox has from the start, made by AWS's own operations: the cluster <c>demo</c> and in it the service
/// <c>shop</c>, two tasks behind what <see cref="ShopFront"/> makes.
/// </summary>
/// <param name="caller">The sandbox's services.</param>
/// <param name="settings">What differs from sandbox to sandbox.</param>
internal sealed class ShopSeed(IAwsCaller caller, ShopSettings settings)
{
    public const string Cluster = "demo";
    public const string Service = "shop";

    private const int ContainerPort = 8080;

    private readonly SeedCalls _aws = new(caller);

    /// <summary>Makes it all.</summary>
    /// <returns>The service's target group, for its health, and the records that lead to it, if any do.</returns>
    public (string TargetGroup, ShopRecords? Records) Plant()
    {
        var targetGroup = (string)_aws.Elb("CreateTargetGroup", TargetGroup())["TargetGroups"]![0]!["TargetGroupArn"]!;
        _aws.Elb("ModifyTargetGroupAttributes", new()
        {
            ["TargetGroupArn"] = targetGroup,
            // AWS's default of 300 s suits long requests; the shop's take milliseconds.
            ["Attributes"] = new JsonArray(new JsonObject { ["Key"] = "deregistration_delay.timeout_seconds", ["Value"] = "60" }),
        });
        var records = ShopFront.Plant(_aws, settings, targetGroup);
        _aws.Ecs("CreateCluster", new() { ["clusterName"] = Cluster });
        _aws.Ecs("RegisterTaskDefinition", TaskDefinition());
        _aws.Ecs("CreateService", ServiceOf(targetGroup, Tags(records)));
        return (targetGroup, records);
    }

    private JsonObject TargetGroup() => new()
    {
        ["Name"] = Service,
        ["Protocol"] = ShopFront.TargetProtocol(settings.Router),
        ["Port"] = ContainerPort,
        ["VpcId"] = "vpc-0a1b2c3d4e5f60718",
        ["TargetType"] = "ip",
        ["HealthCheckProtocol"] = "HTTP",
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

    private Dictionary<string, string> Tags(ShopRecords? records)
    {
        var tags = new Dictionary<string, string>(settings.Tags);
        if (records is not null)
            tags.TryAdd("redgreen:dns", records.Tag);
        return tags;
    }

    private JsonObject ServiceOf(string targetGroup, Dictionary<string, string> tags) => new()
    {
        ["cluster"] = Cluster,
        ["serviceName"] = Service,
        ["taskDefinition"] = Service,
        ["desiredCount"] = settings.DesiredCount,
        ["launchType"] = "FARGATE",
        ["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = targetGroup, ["containerName"] = Service, ["containerPort"] = ContainerPort }),
        ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = SeedCalls.Subnets() } },
        ["deploymentConfiguration"] = new JsonObject { ["minimumHealthyPercent"] = 100, ["maximumPercent"] = 200 },
        ["tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
    };
}

/// <summary>What of the shop differs from sandbox to sandbox.</summary>
/// <param name="ListenerPort">The port of its listeners.</param>
internal sealed record ShopSettings(int ListenerPort)
{
    /// <summary>What brings clients to it.</summary>
    public SandboxRouter Router { get; init; } = SandboxRouter.Alb;

    /// <summary>The image that production runs.</summary>
    public string Image { get; init; } = "demo/shop:v1";

    /// <summary>How many tasks.</summary>
    public int DesiredCount { get; init; } = 2;

    /// <summary>The service's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
