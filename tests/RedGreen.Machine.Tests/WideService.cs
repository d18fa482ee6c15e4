using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

/// <summary>
/// About the largest service that may be deployed: five target groups, 80 rules of four groups each (Green's is the fifth), names
/// as long as AWS allows, 60 alarms, ten metrics of its own, hooks.
/// </summary>
internal static class WideService
{
    public const int Rules = 80;

    private const int Groups = 5;

    public static readonly string Name = new('s', 240);

    /// <summary>Makes it beside the shop.</summary>
    public static void Plant(Rehearsal rehearsal)
    {
        var listener = rehearsal.Listeners().First();
        var groups = Enumerable.Range(0, Groups).Select(index => Group(rehearsal, Wide($"red{index}", 32))).ToList();
        var others = Enumerable.Range(0, 3).Select(index => Group(rehearsal, Wide($"other{index}", 32))).ToList();
        for (var rule = 0; rule < Rules; rule++)
            rehearsal.Elb("CreateRule", new JsonObject
            {
                ["ListenerArn"] = listener,
                ["Priority"] = 100 + rule,
                ["Conditions"] = new JsonArray(new JsonObject { ["Field"] = "path-pattern", ["PathPatternConfig"] = new JsonObject { ["Values"] = new JsonArray($"/wide/{rule}/*") } }),
                ["Actions"] = new JsonArray(new JsonObject
                {
                    ["Type"] = "forward",
                    ["ForwardConfig"] = new JsonObject { ["TargetGroups"] = new JsonArray([.. others.Prepend(groups[rule % Groups]).Select(group => new JsonObject { ["TargetGroupArn"] = group, ["Weight"] = 10 })]) },
                }),
            });

        foreach (var alarm in Alarms())
        {
            rehearsal.Sandbox.Call("monitoring", "PutMetricAlarm", RollbackTests.Alarm(alarm));
            rehearsal.Sandbox.Call("monitoring", "SetAlarmState", new JsonObject { ["AlarmName"] = alarm, ["StateValue"] = "OK", ["StateReason"] = "fine" });
        }

        rehearsal.Hook("smoke", _ => """{"status":"Succeeded"}""");
        var shop = rehearsal.Service("shop")!;
        rehearsal.Sandbox.Call("ecs", "CreateService", new JsonObject
        {
            ["cluster"] = "demo",
            ["serviceName"] = Name,
            ["taskDefinition"] = (string)shop["taskDefinition"]!,
            ["desiredCount"] = 2,
            ["launchType"] = "FARGATE",
            ["networkConfiguration"] = shop["networkConfiguration"]!.DeepClone(),
            ["loadBalancers"] = new JsonArray([.. groups.Select(group => new JsonObject { ["targetGroupArn"] = group, ["containerName"] = "shop", ["containerPort"] = 8080 })]),
        });
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(3));
    }

    /// <summary>A request for it, with everything that a request can say of it.</summary>
    public static string Request(string steps) => new JsonObject
    {
        ["cluster"] = "demo",
        ["service"] = Name,
        ["image"] = "demo/shop:v2",
        ["strategy"] = new JsonObject
        {
            ["steps"] = steps,
            ["pause-timeout"] = "7d",
            ["on-inconclusive"] = "pause",
            ["alarms"] = new JsonArray([.. Alarms().Select(alarm => (JsonNode)alarm)]),
            ["metrics"] = new JsonArray([.. Enumerable.Range(0, 10).Select(index => (JsonNode)$"{Wide("Shop", 200)}/{Wide($"Failed{index}", 200)}:of={Wide("Orders", 200)}")]),
            ["hooks"] = "before-traffic=smoke after-10=smoke after-50=smoke",
        },
    }.ToJsonString();

    private static IEnumerable<string> Alarms() => Enumerable.Range(0, 60).Select(index => Wide($"alarm{index}", 255));

    private static string Wide(string name, int length) => name.PadRight(length, 'x');

    private static string Group(Rehearsal rehearsal, string name) => (string)rehearsal.Elb("CreateTargetGroup", new JsonObject
    {
        ["Name"] = name,
        ["Protocol"] = "HTTP",
        ["Port"] = 8080,
        ["VpcId"] = "vpc-0a1b2c3d4e5f60718",
        ["TargetType"] = "ip",
        ["HealthCheckPath"] = "/health",
        ["HealthCheckIntervalSeconds"] = 5,
        ["HealthCheckTimeoutSeconds"] = 2,
        ["HealthyThresholdCount"] = 2,
    })["TargetGroups"]![0]!["TargetGroupArn"]!;
}
