using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane.Simulated;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.AutoScaling;

/// <summary>The sandbox's shop under traffic that can be turned up and down, and Application Auto Scaling on it.</summary>
internal sealed class ScaledShop : IAsyncDisposable
{
    public const string Resource = "service/demo/shop";

    public ScaledShop(double requestsPerSecond = 0, params IWireFilter[] filters)
    {
        RequestsPerSecond = requestsPerSecond;
        Sandbox = VirtualSandbox.Start(new() { Traffic = new(new TrafficFlow(_ => RequestsPerSecond) { Port = 8080 }), Filters = filters });
    }

    public VirtualSandbox Sandbox { get; }

    public double RequestsPerSecond { get; set; }

    public int DesiredCount
    {
        get => (int)Describe()["desiredCount"]!;
        set => Sandbox.Call("ecs", "UpdateService", new() { ["cluster"] = "demo", ["service"] = "shop", ["desiredCount"] = value });
    }

    /// <summary>The label of the shop's own target group.</summary>
    public string Label
    {
        get
        {
            var group = Sandbox.Call("elasticloadbalancing", "DescribeTargetGroups", [])["TargetGroups"]![0]!;
            return $"{After(group["LoadBalancerArns"]![0]!, "loadbalancer/")}/targetgroup/{After(group["TargetGroupArn"]!, "targetgroup/")}";

            static string After(JsonNode arn, string marker) => ((string)arn!)[(((string)arn!).IndexOf(marker, StringComparison.Ordinal) + marker.Length)..];
        }
    }

    public JsonObject Describe() => Sandbox.Call("ecs", "DescribeServices", new() { ["cluster"] = "demo", ["services"] = new JsonArray("shop") })["services"]![0]!.AsObject();

    /// <summary>A call about the shop: the three members that name it are added.</summary>
    public JsonObject Call(string operation, string input = "{}")
    {
        var named = JsonNode.Parse(input)!.AsObject();
        named["ServiceNamespace"] ??= "ecs";
        if (operation is not ("DescribeScalableTargets" or "DescribeScheduledActions" or "DescribeScalingPolicies" or "DescribeScalingActivities"))
        {
            named["ResourceId"] ??= Resource;
            named["ScalableDimension"] ??= "ecs:service:DesiredCount";
        }

        return Sandbox.Call("application-autoscaling", operation, named);
    }

    public AwsError Refused(string operation, string input = "{}") => Should.Throw<AwsError>(() => Call(operation, input));

    public JsonNode Target => Call("DescribeScalableTargets")["ScalableTargets"]!.AsArray().ShouldHaveSingleItem()!;

    public IReadOnlyList<string> Alarms => [.. Sandbox.Call("monitoring", "DescribeAlarms", [])["MetricAlarms"]!.AsArray().Select(alarm => (string)alarm!["AlarmName"]!)];

    public JsonNode LastActivity => Call("DescribeScalingActivities")["ScalingActivities"]![0]!;

    /// <summary>Puts a policy that tracks the requests per target and minute.</summary>
    public JsonObject TrackRequests(int perTarget, string more = "") => Call("PutScalingPolicy", $$"""
        { "PolicyName": "requests", "PolicyType": "TargetTrackingScaling", "TargetTrackingScalingPolicyConfiguration": {
            "TargetValue": {{perTarget}}, "PredefinedMetricSpecification": { "PredefinedMetricType": "ALBRequestCountPerTarget", "ResourceLabel": "{{Label}}" } {{more}} } }
        """);

    public void Pass(int minutes) => Sandbox.Time.Advance(TimeSpan.FromMinutes(minutes));

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
