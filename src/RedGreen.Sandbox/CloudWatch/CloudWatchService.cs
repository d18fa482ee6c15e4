using RedGreen.Sandbox.CloudWatch.Alarms;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.CloudWatch.Queries;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch;

/// <summary>Amazon CloudWatch: metrics by the minute, and alarms on them.</summary>
internal sealed class CloudWatchService : AwsService, IMetricSink, IDisposable
{
    private static readonly AwsServiceId Names = new(
        "monitoring",
        "GraniteServiceVersion20100801",
        "1.0",
        "2010-08-01",
        "http://monitoring.amazonaws.com/doc/2010-08-01/")
    {
        Timestamps = new HashSet<string>
        {
            "Timestamp", "Timestamps", "StateUpdatedTimestamp", "StateTransitionedTimestamp", "AlarmConfigurationUpdatedTimestamp",
        },
    };

    private readonly AlarmBook _alarms;

    public CloudWatchService(SandboxContext context, CloudWatchTimings timings)
        : base(Names)
    {
        Metrics = new MetricStore(context, timings);
        _alarms = new AlarmBook(context, Metrics);
        var changes = new AlarmOperations(_alarms);
        Operations = new Dictionary<string, AwsOperation>
        {
            ["GetMetricData"] = new GetMetricData(context, Metrics).Handle,
            ["GetMetricStatistics"] = new GetMetricStatistics(context, Metrics).Handle,
            ["ListMetrics"] = new ListMetrics(Metrics).Handle,
            ["PutMetricData"] = new PutMetricData(context, Metrics).Handle,
            ["PutMetricAlarm"] = changes.PutMetricAlarm,
            ["PutCompositeAlarm"] = changes.PutCompositeAlarm,
            ["DescribeAlarms"] = new DescribeAlarms(_alarms).Handle,
            ["SetAlarmState"] = changes.SetAlarmState,
            ["DeleteAlarms"] = changes.DeleteAlarms,
            ["EnableAlarmActions"] = changes.EnableAlarmActions,
            ["DisableAlarmActions"] = changes.DisableAlarmActions,
            ["ListTagsForResource"] = changes.ListTagsForResource,
        };
    }

    /// <summary>An alarm has entered another state than the one given. Raised under <see cref="SandboxContext.Gate"/>.</summary>
    public event Action<Alarm, string>? AlarmChanged
    {
        add => _alarms.StateChanged += value;
        remove => _alarms.StateChanged -= value;
    }

    /// <summary>An alarm calls a scaling policy. Raised under <see cref="SandboxContext.Gate"/>.</summary>
    public event Action<AlarmCall>? PolicyCalled
    {
        add => _alarms.PolicyCalled += value;
        remove => _alarms.PolicyCalled -= value;
    }

    /// <summary>The alarms, to look at from within the process; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public AlarmBook Alarms => _alarms;

    /// <summary>Where metrics are kept; the traffic meter publishes to it.</summary>
    public MetricStore Metrics { get; }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public void Publish(string metricNamespace, string name, IReadOnlyList<(string Name, string Value)> dimensions, DateTimeOffset at, double value, string unit) =>
        Metrics.Publish(metricNamespace, name, dimensions, at, value, unit);

    /// <summary>Ends the clockwork of the alarms.</summary>
    public void Dispose() => _alarms.Dispose();
}
