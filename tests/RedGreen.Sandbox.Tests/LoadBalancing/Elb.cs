using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

/// <summary>Load balancing in virtual time over a data plane that only remembers, and shorthand for its calls.</summary>
internal sealed class Elb
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Elb(LoadBalancingTimings? timings = null, TimeProvider? time = null)
    {
        Context = new(time ?? Time);
        Service = new(Context, Plane, Metrics, timings ?? new());
    }

    public VirtualTime Time { get; } = new(Start);

    public SandboxContext Context { get; }

    public RecordingDataPlane Plane { get; } = new();

    public RecordingMetrics Metrics { get; } = new();

    public LoadBalancingService Service { get; }

    public static Endpoint Target(int number) => new($"10.0.0.{number}", 8080);

    /// <summary>Calls with input as the query protocol gives it: every scalar a string.</summary>
    public JsonObject Call(string operation, JsonObject input)
    {
        lock (Context.Gate)
            return Service.Handle(operation, (JsonObject)Texts(input));
    }

    public AwsError Refused(string operation, JsonObject input) => Should.Throw<AwsError>(() => Call(operation, input));

    public void Seconds(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    public string LoadBalancer(string name = "shop", string type = "application") =>
        Call("CreateLoadBalancer", new() { ["Name"] = name, ["Type"] = type, ["Subnets"] = new JsonArray("subnet-1", "subnet-2") })
            ["LoadBalancers"]![0]!["LoadBalancerArn"]!.GetValue<string>();

    public string Group(string name = "red", Action<JsonObject>? change = null) =>
        Call("CreateTargetGroup", GroupInput(name, change))["TargetGroups"]![0]!["TargetGroupArn"]!.GetValue<string>();

    public static JsonObject GroupInput(string name, Action<JsonObject>? change = null)
    {
        var input = new JsonObject
        {
            ["Name"] = name,
            ["Protocol"] = "HTTP",
            ["Port"] = 8080,
            ["VpcId"] = "vpc-1",
            ["TargetType"] = "ip",
            ["HealthCheckPath"] = "/health",
            ["HealthCheckIntervalSeconds"] = 10,
            ["HealthCheckTimeoutSeconds"] = 5,
            ["HealthyThresholdCount"] = 3,
            ["UnhealthyThresholdCount"] = 2,
        };
        change?.Invoke(input);
        return input;
    }

    public string Listener(string loadBalancer, JsonArray actions, int port = 80, string protocol = "HTTP")
    {
        var input = new JsonObject { ["LoadBalancerArn"] = loadBalancer, ["Protocol"] = protocol, ["Port"] = port, ["DefaultActions"] = actions };
        if (protocol == "HTTPS")
            input["Certificates"] = new JsonArray(new JsonObject { ["CertificateArn"] = "arn:aws:acm:eu-west-1:123456789012:certificate/1" });
        return Call("CreateListener", input)["Listeners"]![0]!["ListenerArn"]!.GetValue<string>();
    }

    /// <summary>A load balancer whose listener forwards to the groups.</summary>
    public string ListenerTo(params (string Group, int Weight)[] groups) => Listener(LoadBalancer(), new(Forward(groups)));

    public string Rule(string listener, JsonArray actions, int priority = 10, string path = "/api/*") =>
        Call("CreateRule", new()
        {
            ["ListenerArn"] = listener,
            ["Priority"] = priority,
            ["Conditions"] = new JsonArray(new JsonObject { ["Field"] = "path-pattern", ["Values"] = new JsonArray(path) }),
            ["Actions"] = actions,
        })["Rules"]![0]!["RuleArn"]!.GetValue<string>();

    public static JsonObject Forward(params (string Group, int Weight)[] groups) => new()
    {
        ["Type"] = "forward",
        ["ForwardConfig"] = new JsonObject
        {
            ["TargetGroups"] = new JsonArray([.. groups.Select(g => new JsonObject { ["TargetGroupArn"] = g.Group, ["Weight"] = g.Weight })]),
        },
    };

    public static JsonObject FixedResponse(int status = 404) => new()
    {
        ["Type"] = "fixed-response",
        ["FixedResponseConfig"] = new JsonObject { ["StatusCode"] = $"{status}" },
    };

    public void Register(string group, params int[] targets)
    {
        foreach (var target in targets)
            lock (Context.Gate)
                Service.Register(group, Target(target));
    }

    public void SetAttribute(string group, string key, string value) => Call("ModifyTargetGroupAttributes", new()
    {
        ["TargetGroupArn"] = group,
        ["Attributes"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
    });

    public (string State, string? Reason, string? Description) Health(string group, int target)
    {
        var health = Call("DescribeTargetHealth", new()
        {
            ["TargetGroupArn"] = group,
            ["Targets"] = new JsonArray(new JsonObject { ["Id"] = Target(target).Ip, ["Port"] = Target(target).Port }),
        })["TargetHealthDescriptions"]![0]!["TargetHealth"]!;
        return (health["State"]!.GetValue<string>(), health["Reason"]?.GetValue<string>(), health["Description"]?.GetValue<string>());
    }

    /// <summary>What the listener's default rule forwards to.</summary>
    public IReadOnlyList<WeightedGroup> Routed(string listener) => Plane.Routings[listener].Rules[^1].Action.Forward!.Groups;

    private static JsonNode Texts(JsonNode node) => node switch
    {
        JsonObject structure => new JsonObject(structure.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)Texts(m.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(i => Texts(i!))]),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };
}
