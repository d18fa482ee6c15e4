using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Alarms;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.CloudWatch.Queries;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch;

/// <summary>Amazon CloudWatch: metrics by the minute, and alarms on them.</summary>
internal sealed class CloudWatchService : IAwsService, IMetricSink
{
    private readonly FrozenDictionary<string, Func<JsonObject, JsonObject>> _operations;

    public CloudWatchService(SandboxContext context, CloudWatchTimings timings)
    {
        Metrics = new MetricStore(context, timings);
        var alarms = new AlarmBook(context, Metrics);
        var changes = new AlarmOperations(alarms);
        _operations = new Dictionary<string, Func<JsonObject, JsonObject>>
        {
            ["GetMetricData"] = new GetMetricData(context, Metrics).Handle,
            ["GetMetricStatistics"] = new GetMetricStatistics(context, Metrics).Handle,
            ["ListMetrics"] = new ListMetrics(Metrics).Handle,
            ["PutMetricData"] = new PutMetricData(context, Metrics).Handle,
            ["PutMetricAlarm"] = changes.PutMetricAlarm,
            ["PutCompositeAlarm"] = changes.PutCompositeAlarm,
            ["DescribeAlarms"] = new DescribeAlarms(alarms).Handle,
            ["SetAlarmState"] = changes.SetAlarmState,
            ["DeleteAlarms"] = changes.DeleteAlarms,
            ["EnableAlarmActions"] = changes.EnableAlarmActions,
            ["DisableAlarmActions"] = changes.DisableAlarmActions,
            ["ListTagsForResource"] = changes.ListTagsForResource,
        }.ToFrozenDictionary();
    }

    /// <inheritdoc/>
    public AwsServiceId Id { get; } = new(
        "monitoring",
        "GraniteServiceVersion20100801",
        "1.0",
        "2010-08-01",
        "http://monitoring.amazonaws.com/doc/2010-08-01/");

    /// <summary>Where metrics are kept; the traffic meter publishes to it.</summary>
    public MetricStore Metrics { get; }

    /// <inheritdoc/>
    public JsonObject Handle(string operation, JsonObject input) => _operations.TryGetValue(operation, out var handle)
        ? handle(input)
        : throw new AwsError("UnknownOperationException", $"The sandbox's CloudWatch has no operation {operation}. It has: {string.Join(", ", _operations.Keys.Order())}.");

    /// <inheritdoc/>
    public void Publish(string metricNamespace, string name, IReadOnlyList<(string Name, string Value)> dimensions, DateTimeOffset at, double value, string unit) =>
        Metrics.Publish(metricNamespace, name, dimensions, at, value, unit);
}
