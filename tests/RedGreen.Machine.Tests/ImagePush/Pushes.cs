using System.Text.Json.Nodes;
using RedGreen.Rehearsals;

namespace RedGreen.Machine.Tests.ImagePush;

/// <summary>Events that reach the state machine of image pushes, and the deployments that it started.</summary>
internal static class Pushes
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public static Dictionary<string, string> Enrolled(string? imageTags = null)
    {
        var tags = new Dictionary<string, string> { ["redgreen:enabled"] = "true" };
        if (imageTags is not null)
            tags["redgreen:image-tags"] = imageTags;
        return tags;
    }

    /// <summary>A rehearsal whose shop comes from the account's registry.</summary>
    public static Rehearsal Shop(Dictionary<string, string>? tags = null, params IReadOnlyList<RedGreen.Sandbox.Wire.IWireFilter> filters) =>
        new(tags ?? Enrolled(), filters: filters, image: $"{PushEvent.Registry}/demo/shop:v1");

    /// <summary>Delivers an event and waits for what comes of it, but not for the deployments.</summary>
    public static Run Deliver(this Rehearsal rehearsal, JsonNode input)
    {
        var started = rehearsal.Sandbox.Call("states", "StartExecution", new JsonObject
        {
            ["stateMachineArn"] = rehearsal.Sandbox.StateMachines["OnImagePushStateMachine"],
            ["input"] = input.ToJsonString(),
        });
        var run = new Run(rehearsal, (string)started["executionArn"]!);
        rehearsal.Sandbox.Time.RunUntil(run.Execution.Completion, Longest);
        return run;
    }

    public static Run Push(this Rehearsal rehearsal, string image, int id = 1) => rehearsal.Deliver(PushEvent.Of(image, id));

    /// <summary>The deployments that were started, the oldest first.</summary>
    public static IReadOnlyList<Run> Deployments(this Rehearsal rehearsal) =>
    [
        .. rehearsal.Sandbox.Call("states", "ListExecutions", new JsonObject { ["stateMachineArn"] = rehearsal.Sandbox.StateMachines["DeploymentStateMachine"], ["maxResults"] = 1000 })["executions"]!.AsArray()
            .Reverse()
            .Select(execution => new Run(rehearsal, (string)execution!["executionArn"]!)),
    ];

    public static string Name(this Run run) => run.Arn[(run.Arn.LastIndexOf(':') + 1)..];

    public static string Reason(this Run run) => (string)run.Output["reason"]!;

    /// <summary>A second service of the same image behind the same load balancer.</summary>
    public static void AddService(this Rehearsal rehearsal, string name)
    {
        var group = (string)rehearsal.Elb("CreateTargetGroup", new JsonObject { ["Name"] = name, ["Protocol"] = "HTTP", ["Port"] = 8080, ["VpcId"] = "vpc-0a1b2c3d4e5f60718", ["TargetType"] = "ip", ["HealthCheckPath"] = "/health", ["HealthCheckIntervalSeconds"] = 5, ["HealthCheckTimeoutSeconds"] = 2, ["HealthyThresholdCount"] = 2 })["TargetGroups"]![0]!["TargetGroupArn"]!;
        rehearsal.Elb("CreateRule", new JsonObject
        {
            ["ListenerArn"] = rehearsal.Listeners().First(),
            ["Priority"] = 77,
            ["Conditions"] = new JsonArray(new JsonObject { ["Field"] = "path-pattern", ["Values"] = new JsonArray($"/{name}/*") }),
            ["Actions"] = new JsonArray(new JsonObject { ["Type"] = "forward", ["TargetGroupArn"] = group }),
        });
        var shop = rehearsal.Service("shop")!;
        rehearsal.Sandbox.Call("ecs", "CreateService", new JsonObject
        {
            ["cluster"] = "demo",
            ["serviceName"] = name,
            ["taskDefinition"] = (string)shop["taskDefinition"]!,
            ["desiredCount"] = 2,
            ["launchType"] = "FARGATE",
            ["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = group, ["containerName"] = "shop", ["containerPort"] = 8080 }),
            ["networkConfiguration"] = shop["networkConfiguration"]!.DeepClone(),
            ["tags"] = new JsonArray(new JsonObject { ["key"] = "redgreen:enabled", ["value"] = "true" }, new JsonObject { ["key"] = "redgreen:min-requests", ["value"] = "0/0" }, new JsonObject { ["key"] = "redgreen:steps", ["value"] = "50@1m 100@1m" }),
        });
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(2));
    }

    /// <summary>The image that a service's task definition names.</summary>
    public static string ImageOf(this Rehearsal rehearsal, string service) =>
        (string)rehearsal.Sandbox.Call("ecs", "DescribeTaskDefinition", new JsonObject { ["taskDefinition"] = (string)rehearsal.Service(service)!["taskDefinition"]! })["taskDefinition"]!["containerDefinitions"]![0]!["image"]!;
}
