using System.Text.Json.Nodes;
using RedGreen.Sandbox;
using RedGreen.Sandbox.DataPlane.Simulated;
using RedGreen.Sandbox.Seeding;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Running;

/// <summary>Makes what is there before anything is deployed.</summary>
internal static class Shop
{
    private const string Cluster = "demo";
    private const string NeighbourPath = "/till/";

    // Enough for a judge that asks for a handful, and cheap to draw.
    private const double RequestsPerSecond = 4;

    /// <summary>Starts a sandbox; the services are steady when this returns.</summary>
    public static VirtualSandbox Start(Story story, IReadOnlyList<IWireFilter> filters)
    {
        var sandbox = VirtualSandbox.Start(new VirtualSandboxSettings
        {
            Start = story.Start,
            Seed = story.Seed,
            Template = Path.Combine(AppContext.BaseDirectory, "template.yaml"),
            Traffic = Clients(story.Fleet) with { Slice = TimeSpan.FromMinutes(1) },
            Filters = filters,
            Shop = new ShopSettings(8080) { Router = story.Fleet.Router, DesiredCount = story.Fleet.Tasks, Tags = story.Tags },
        });
        sandbox.Call("monitoring", "PutMetricAlarm", Alarm());
        if (story.Fleet.HasNeighbour)
            MakeNeighbour(sandbox, story);
        return sandbox;
    }

    private static SimulatedTraffic Clients(Fleet fleet)
    {
        if (fleet.Router == SandboxRouter.Route53)
            return new(new TrafficFlow(_ => RequestsPerSecond) { Name = ShopRecords.Name, Port = 8080, NameClients = 20 });
        return fleet.HasNeighbour
            ? new(new TrafficFlow(_ => RequestsPerSecond), new TrafficFlow(_ => RequestsPerSecond) { Request = new(Path: $"{NeighbourPath}1") })
            : SimulatedTraffic.Steady(RequestsPerSecond);
    }

    private static JsonObject Alarm() => new()
    {
        ["AlarmName"] = Story.Alarm,
        ["Namespace"] = "Shop",
        ["MetricName"] = "Trouble",
        ["Statistic"] = "Sum",
        ["Period"] = 60,
        ["EvaluationPeriods"] = 1,
        ["Threshold"] = 1,
        ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
        // It is as whoever set it last has left it.
        ["TreatMissingData"] = "ignore",
    };

    // A second service behind a rule of the same listener.
    private static void MakeNeighbour(VirtualSandbox sandbox, Story story)
    {
        var group = sandbox.Call("elasticloadbalancing", "DescribeTargetGroups", [])["TargetGroups"]![0]!;
        var listener = (string)Elb("DescribeListeners", new() { ["LoadBalancerArn"] = (string)group["LoadBalancerArns"]![0]! })["Listeners"]![0]!["ListenerArn"]!;
        var own = (string)Elb("CreateTargetGroup", new()
        {
            ["Name"] = Fleet.Neighbour,
            ["Protocol"] = "HTTP",
            ["Port"] = 8080,
            ["VpcId"] = (string)group["VpcId"]!,
            ["TargetType"] = "ip",
            ["HealthCheckPath"] = "/health",
            ["HealthCheckIntervalSeconds"] = 10,
            ["HealthyThresholdCount"] = 2,
        })["TargetGroups"]![0]!["TargetGroupArn"]!;
        Elb("ModifyTargetGroupAttributes", new()
        {
            ["TargetGroupArn"] = own,
            ["Attributes"] = new JsonArray(new JsonObject { ["Key"] = "deregistration_delay.timeout_seconds", ["Value"] = "60" }),
        });
        Elb("CreateRule", new()
        {
            ["ListenerArn"] = listener,
            ["Priority"] = 20,
            ["Conditions"] = new JsonArray(new JsonObject { ["Field"] = "path-pattern", ["PathPatternConfig"] = new JsonObject { ["Values"] = new JsonArray($"{NeighbourPath}*") } }),
            ["Actions"] = new JsonArray(new JsonObject { ["Type"] = "forward", ["TargetGroupArn"] = own }),
        });
        var shop = sandbox.Call("ecs", "DescribeServices", new() { ["cluster"] = Cluster, ["services"] = new JsonArray(Fleet.Shop), ["include"] = new JsonArray("TAGS") })["services"]![0]!;
        sandbox.Call("ecs", "CreateService", new()
        {
            ["cluster"] = Cluster,
            ["serviceName"] = Fleet.Neighbour,
            ["taskDefinition"] = (string)shop["taskDefinition"]!,
            ["desiredCount"] = story.Fleet.Tasks,
            ["launchType"] = "FARGATE",
            ["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = own, ["containerName"] = Fleet.Shop, ["containerPort"] = 8080 }),
            ["networkConfiguration"] = shop["networkConfiguration"]!.DeepClone(),
            ["deploymentConfiguration"] = new JsonObject { ["minimumHealthyPercent"] = 100, ["maximumPercent"] = 200 },
            ["tags"] = shop["tags"]!.DeepClone(),
        });
        while (!IsSteady(sandbox, own, story.Fleet.Tasks))
            sandbox.Time.Advance(TimeSpan.FromSeconds(5));

        JsonObject Elb(string operation, JsonObject input) => sandbox.Call("elasticloadbalancing", operation, input);
    }

    private static bool IsSteady(VirtualSandbox sandbox, string group, int tasks)
    {
        var service = sandbox.Call("ecs", "DescribeServices", new() { ["cluster"] = Cluster, ["services"] = new JsonArray(Fleet.Neighbour) })["services"]![0]!;
        return (string?)service["deployments"]![0]!["rolloutState"] == "COMPLETED"
            && sandbox.Call("elasticloadbalancing", "DescribeTargetHealth", new() { ["TargetGroupArn"] = group })["TargetHealthDescriptions"]!.AsArray()
                .Count(target => (string?)target!["TargetHealth"]!["State"] == "healthy") == tasks;
    }
}
