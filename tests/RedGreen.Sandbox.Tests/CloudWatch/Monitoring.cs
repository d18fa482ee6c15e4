using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.CloudWatch.Traffic;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.CloudWatch;

/// <summary>A CloudWatch in virtual time, with a load balancer's meter on it.</summary>
internal sealed class Monitoring
{
    public const string LoadBalancer = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188";
    public const string Red = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/checkout/73e2d6bc24d8a067";
    public const string Green = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/checkout-green/943f017f100becff";
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public Monitoring(CloudWatchTimings? timings = null)
    {
        Context = new(Time);
        Service = new(Context, timings ?? new());
        Meter = new(Context, Service.Metrics);
    }

    public VirtualTime Time { get; } = new(Start);

    public SandboxContext Context { get; }

    public CloudWatchService Service { get; }

    public TrafficMeter Meter { get; }

    public JsonObject Call(string operation, string input) => Service.Handle(operation, JsonNode.Parse(input)!.AsObject());

    public AwsError Refused(string operation, string input) => Should.Throw<AwsError>(() => Call(operation, input));

    public void Serve(string? group, int status = 200, double milliseconds = 20, long count = 1, ServedKind kind = ServedKind.Target) =>
        Meter.Served(new(LoadBalancer, group, kind, status, kind == ServedKind.Target ? TimeSpan.FromMilliseconds(milliseconds) : null, count));

    public void Put(string name, double value, DateTimeOffset? at = null) => Service.Handle("PutMetricData", new JsonObject
    {
        ["Namespace"] = "Shop",
        ["MetricData"] = new JsonArray(new JsonObject { ["MetricName"] = name, ["Value"] = value, ["Timestamp"] = (at ?? Context.Now).ToUnixTimeSeconds() }),
    });

    /// <summary>One statistic by the minute since the start, as "minute: value" pairs, oldest first.</summary>
    public string Read(string name, string stat = "Sum", string? group = null, int period = 60, string metricNamespace = "AWS/ApplicationELB", string loadBalancer = "app/shop/50dc6c495c0c9188")
    {
        var dimensions = metricNamespace.EndsWith("ELB", StringComparison.Ordinal) ? new JsonArray(Dimension("LoadBalancer", loadBalancer)) : [];
        if (group is not null)
            dimensions.Add((JsonNode)Dimension("TargetGroup", group[group.IndexOf("targetgroup/", StringComparison.Ordinal)..]));
        return Pairs(Query(new JsonObject
        {
            ["Id"] = "m1",
            ["MetricStat"] = new JsonObject
            {
                ["Metric"] = new JsonObject { ["Namespace"] = metricNamespace, ["MetricName"] = name, ["Dimensions"] = dimensions },
                ["Period"] = period,
                ["Stat"] = stat,
            },
        })["MetricDataResults"]!.AsArray().Single()!.AsObject());
    }

    /// <summary>Queries from the start until now, oldest first.</summary>
    public JsonObject Query(params JsonObject[] queries) => Service.Handle("GetMetricData", new JsonObject
    {
        ["StartTime"] = Start.ToUnixTimeSeconds(),
        ["EndTime"] = Context.Now.AddMinutes(1).ToUnixTimeSeconds(),
        ["ScanBy"] = "TimestampAscending",
        ["MetricDataQueries"] = new JsonArray([.. queries]),
    });

    /// <summary>What an expression makes of metrics of namespace Shop.</summary>
    public string Math(string expression, params string[] metrics) => Pairs(Query([.. metrics.Select(Metric), Expression("e", expression)])["MetricDataResults"]!.AsArray().Last()!.AsObject());

    public static JsonObject Metric(string id) => JsonNode.Parse(
        $$"""{ "Id": "{{id}}", "ReturnData": false, "MetricStat": { "Metric": { "Namespace": "Shop", "MetricName": "{{id}}" }, "Period": 60, "Stat": "Sum" } }""")!.AsObject();

    public static JsonObject Expression(string id, string expression) => new() { ["Id"] = id, ["Expression"] = expression };

    public string StateOf(string alarm) => Described(alarm)["StateValue"]!.GetValue<string>();

    public JsonObject Described(string alarm)
    {
        var output = Call("DescribeAlarms", $$"""{ "AlarmNames": ["{{alarm}}"], "AlarmTypes": ["MetricAlarm", "CompositeAlarm"] }""");
        return output["MetricAlarms"]!.AsArray().Concat(output["CompositeAlarms"]!.AsArray()).Single()!.AsObject();
    }

    private static JsonObject Dimension(string name, string value) => new() { ["Name"] = name, ["Value"] = value };

    private static string Pairs(JsonObject result) => string.Join(", ", result["Timestamps"]!.AsArray().Zip(result["Values"]!.AsArray(), (at, value) =>
        FormattableString.Invariant($"{(at!.GetValue<long>() - Start.ToUnixTimeSeconds()) / 60}: {value!.GetValue<double>():0.####}")));
}
