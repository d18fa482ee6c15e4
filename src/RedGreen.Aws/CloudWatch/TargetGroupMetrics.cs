using System.Globalization;
using Amazon.CloudWatch.Model;
using RedGreen.Health;

namespace RedGreen.Aws.CloudWatch;

/// <summary>One side's numbers at an Application Load Balancer: every target group's, then all of them as one.</summary>
/// <param name="letter">What the side's queries begin with.</param>
/// <param name="side">The side.</param>
internal sealed class TargetGroupMetrics(string letter, MeasuredSide side)
{
    private const string ResponseTime = "TargetResponseTime";
    private static readonly string[] Well = ["2", "3", "4"];

    /// <summary>The queries.</summary>
    /// <param name="slowSeconds">From where on requests are slow; null counts none.</param>
    /// <param name="withP95">Whether the 95th percentile is wanted.</param>
    public IEnumerable<MetricDataQuery> Queries(double? slowSeconds, bool withP95) =>
        from @group in side.Groups.Select((measured, index) => (Measured: measured, Index: index))
        from metric in Metrics(slowSeconds, withP95)
        select MetricQueries.ByMinute(Id(@group.Index, metric.Id), "AWS/ApplicationELB", metric.Name, metric.Stat, Dimensions(@group.Measured));

    /// <summary>The side in a minute; null where no group has a RequestCount.</summary>
    /// <remarks>
    /// Missing is not zero. RequestCount is published as long as targets are registered: without it there is no evidence.
    /// With it, a class of answers that is absent had none. Response times are published where some were measured: then a
    /// trimmed count that is absent is 0, whereas without any response time nothing is known of slow requests.
    /// </remarks>
    public SideWindow? At(MetricMinutes minutes, DateTimeOffset at, bool slowWanted)
    {
        List<SideWindow> groups = [.. Enumerable.Range(0, side.Groups.Count).Select(index => Group(minutes, index, at, slowWanted)).OfType<SideWindow>()];
        return groups is [] ? null : new SideWindow(groups.Sum(one => one.Requests), groups.Sum(one => one.Failures), groups.Max(one => one.P99Seconds))
        {
            Unanswered = groups.Sum(one => one.Unanswered),
            P95Seconds = groups.Where(one => one.P95Seconds is not null).MaxBy(one => one.Requests)?.P95Seconds,
            // What was not counted in one group does not hide what was counted in another.
            Slow = groups.All(one => one.Slow is null) ? null : groups.Sum(one => one.Slow ?? 0),
        };
    }

    private SideWindow? Group(MetricMinutes minutes, int index, DateTimeOffset at, bool slowWanted)
    {
        double? Value(string metric) => minutes.At(Id(index, metric), at);
        if (Value("n") is not { } count)
            return null;
        var requests = (long)count;
        // Counts of a minute that is still being published need not add up yet.
        var failures = Math.Clamp(requests - Well.Sum(status => (long)(Value(status) ?? 0)), 0, requests);
        var (p99, slow) = (Value("p99"), Value("slow"));
        return new SideWindow(requests, failures, p99)
        {
            Unanswered = Math.Max(0, failures - (long)(Value("5") ?? 0)),
            P95Seconds = Value("p95"),
            Slow = slowWanted && (p99 ?? slow) is not null ? Math.Min(requests, (long)(slow ?? 0)) : null,
        };
    }

    private string Id(int index, string metric) => string.Create(CultureInfo.InvariantCulture, $"{letter}{index}_{metric}");

    private static IEnumerable<(string Id, string Name, string Stat)> Metrics(double? slowSeconds, bool withP95)
    {
        yield return ("n", "RequestCount", "Sum");
        foreach (var status in Well.Append("5"))
            yield return (status, $"HTTPCode_Target_{status}XX_Count", "Sum");
        yield return ("p99", ResponseTime, "p99");
        if (withP95)
            yield return ("p95", ResponseTime, "p95");
        // The lower bound of a trimmed count is exclusive: slower than this. At most ten decimal places.
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
        if (slowSeconds is { } seconds)
            yield return ("slow", ResponseTime, string.Create(CultureInfo.InvariantCulture, $"TC({seconds:0.######}:)"));
    }

    private static (string Name, string Value)[] Dimensions(MeasuredGroup measured) =>
    [
        ("TargetGroup", From(measured.Arn, "targetgroup/")),
        ("LoadBalancer", From(measured.LoadBalancer, "loadbalancer/")["loadbalancer/".Length..]),
    ];

    private static string From(string arn, string marker) => arn[arn.IndexOf(marker, StringComparison.Ordinal)..];
}
