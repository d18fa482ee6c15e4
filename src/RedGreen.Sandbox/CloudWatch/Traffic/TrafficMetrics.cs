using RedGreen.Sandbox.CloudWatch.Metrics;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>The metrics of namespace <c>AWS/ApplicationELB</c> that a load balancer, or a target group behind it, has.</summary>
internal sealed class TrafficMetrics
{
    /// <summary>Where an Application Load Balancer publishes.</summary>
    public const string Namespace = "AWS/ApplicationELB";
    private readonly Metric[] _counts;
    private readonly Metric _responseTime;
    private Metric[] PerTarget { get; init; } = [];

    private TrafficMetrics(int counts, params Dimension[] dimensions)
    {
        _counts = [.. TrafficCounts.Metrics.Take(counts).Select(name => new Metric(Namespace, name, dimensions))];
        _responseTime = new(Namespace, "TargetResponseTime", dimensions);
    }

    public static TrafficMetrics OfLoadBalancer(string loadBalancerArn) =>
        new(TrafficCounts.Metrics.Length, new Dimension("LoadBalancer", After(loadBalancerArn, ":loadbalancer/")));

    public static TrafficMetrics OfTargetGroup(string loadBalancerArn, string targetGroupArn)
    {
        var loadBalancer = new Dimension("LoadBalancer", After(loadBalancerArn, ":loadbalancer/"));
        var targetGroup = new Dimension("TargetGroup", "targetgroup/" + After(targetGroupArn, ":targetgroup/"));
        return new(TrafficCounts.PerGroup, loadBalancer, targetGroup)
        {
            PerTarget = [RequestsPerTarget(targetGroup), RequestsPerTarget(loadBalancer, targetGroup)],
        };
    }

    /// <summary>How many requests a healthy target got: the one metric here that exists by the target group alone too.</summary>
    public static Metric RequestsPerTarget(params Dimension[] dimensions) => new(Namespace, "RequestCountPerTarget", dimensions);

    /// <summary>Publishes one minute: a request count of 0 is news where targets are registered, any other 0 is not.</summary>
    public void Publish(MetricStore store, TrafficMinute minute)
    {
        if (minute.Counts.Requests == 0 && minute.Targets is not null)
            store.Publish(_counts[0], minute.Minute, Datum.Of(0), "Count");
        for (var index = 0; index < _counts.Length; index++)
            if (minute.Counts[index] is > 0 and var count)
                store.Publish(_counts[index], minute.Minute, Datum.Of(1, count), "Count");
        if (minute.Targets is { } targets)
            foreach (var metric in PerTarget)
                store.Publish(metric, minute.Minute, Datum.Of(minute.Counts.Requests / (double)targets), "Count");
        if (minute.ResponseTimes is { } times)
            store.Publish(_responseTime, minute.Minute, times, "Seconds");
    }

    /// <summary>What follows a marker in an ARN: a metric's dimension.</summary>
    public static string After(string arn, string marker) => arn.IndexOf(marker, StringComparison.Ordinal) is >= 0 and var at
        ? arn[(at + marker.Length)..]
        : throw new ArgumentException($"'{arn}' is no ARN with '{marker}' in it, so its metrics have no dimension.", nameof(arn));
}
