using System.Globalization;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using RedGreen.Deployments;
using RedGreen.Health;

namespace RedGreen.Aws.CloudWatch;

/// <summary>An Application Load Balancer's numbers on target groups, in one GetMetricData for everything.</summary>
public sealed class AlbMetrics(IAmazonCloudWatch cloudWatch) : ITrafficMetrics
{
    private const string Namespace = "AWS/ApplicationELB";
    private static readonly string[] Answered = ["HTTPCode_Target_2XX_Count", "HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Window>?> ReadAsync(IReadOnlyList<TargetGroupPair> pairs, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var queries = pairs.SelectMany((pair, index) => Queries(pair, index)).ToList();
        if (await FetchAsync(queries, from, to, cancellationToken).ConfigureAwait(false) is not { } series)
            return null;
        var windows = new List<Window>();
        for (var start = from; start < to; start += Window.Length)
            windows.Add(new Window(start, Side("g", pairs.Count, series, start), Side("r", pairs.Count, series, start)));
        return windows;
    }

    // "Missing is not zero: RequestCount there and a class absent means none of it; RequestCount absent means no evidence" (facts, metrics).
    private static SideWindow? Side(string side, int groups, Dictionary<string, Dictionary<DateTimeOffset, double>> series, DateTimeOffset at)
    {
        var (requests, good, p99, seen) = (0d, 0d, (double?)null, false);
        for (var group = 0; group < groups; group++)
        {
            if (Value(series, $"{side}{group}n", at) is not { } count)
                continue;
            seen = true;
            requests += count;
            for (var status = 0; status < Answered.Length; status++)
                good += Value(series, $"{side}{group}c{status}", at) ?? 0;
            if (Value(series, $"{side}{group}p", at) is { } slowest)
                p99 = Math.Max(p99 ?? 0, slowest);
        }

        return seen ? new SideWindow((long)requests, Math.Max(0, (long)(requests - good)), p99) : null;
    }

    private static double? Value(Dictionary<string, Dictionary<DateTimeOffset, double>> series, string id, DateTimeOffset at) =>
        series.TryGetValue(id, out var values) && values.TryGetValue(at, out var value) ? value : null;

    private static IEnumerable<MetricDataQuery> Queries(TargetGroupPair pair, int index) =>
        from side in new[] { (Letter: "g", Group: pair.Green!, LoadBalancer: pair.GreenLoadBalancer ?? pair.LoadBalancer), (Letter: "r", Group: pair.Red, pair.LoadBalancer) }
        from metric in Metrics
        select new MetricDataQuery
        {
            Id = $"{side.Letter}{index.ToString(CultureInfo.InvariantCulture)}{metric.Id}",
            ReturnData = true,
            MetricStat = new MetricStat
            {
                Period = 60,
                Stat = metric.Stat,
                Metric = new Metric
                {
                    Namespace = Namespace,
                    MetricName = metric.Name,
                    Dimensions =
                    [
                        new Dimension { Name = "TargetGroup", Value = Suffix(side.Group, "targetgroup/") },
                        new Dimension { Name = "LoadBalancer", Value = Suffix(side.LoadBalancer, "loadbalancer/")["loadbalancer/".Length..] },
                    ],
                },
            },
        };

    private static readonly (string Id, string Name, string Stat)[] Metrics =
        [("n", "RequestCount", "Sum"), .. Answered.Select((name, status) => ($"c{status}", name, "Sum")), ("p", "TargetResponseTime", "p99")];

    private static string Suffix(string arn, string from) => arn[arn.IndexOf(from, StringComparison.Ordinal)..];

    // A provider that fails, or answers in part, gives no evidence: it must neither look like quiet nor like trouble.
    private async Task<Dictionary<string, Dictionary<DateTimeOffset, double>>?> FetchAsync(List<MetricDataQuery> queries, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var series = new Dictionary<string, Dictionary<DateTimeOffset, double>>();
        try
        {
            string? next = null;
            do
            {
                var page = await cloudWatch.GetMetricDataAsync(
                    new GetMetricDataRequest { MetricDataQueries = queries, StartTime = from.UtcDateTime, EndTime = to.UtcDateTime, ScanBy = ScanBy.TimestampAscending, NextToken = next },
                    cancellationToken).ConfigureAwait(false);
                foreach (var result in page.MetricDataResults ?? [])
                {
                    if (result.StatusCode == StatusCode.InternalError || result.StatusCode == StatusCode.Forbidden || (result.StatusCode == StatusCode.PartialData && string.IsNullOrEmpty(page.NextToken)))
                        return null;
                    Add(series, result);
                }

                next = page.NextToken;
            }
            while (!string.IsNullOrEmpty(next));
            return series;
        }
        catch (Amazon.Runtime.AmazonServiceException error) when (AwsErrors.IsThrottling(error) || AwsErrors.IsUnavailable(error))
        {
            return null;
        }
    }

    private static void Add(Dictionary<string, Dictionary<DateTimeOffset, double>> series, MetricDataResult result)
    {
        if (!series.TryGetValue(result.Id, out var values))
            series[result.Id] = values = [];
        foreach (var (timestamp, value) in (result.Timestamps ?? []).Zip(result.Values ?? []))
            values[new DateTimeOffset(timestamp.ToUniversalTime())] = value;
    }
}
