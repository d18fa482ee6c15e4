using Amazon.CloudWatch.Model;

namespace RedGreen.Aws.CloudWatch;

/// <summary>Spells queries.</summary>
internal static class MetricQueries
{
    /// <summary>A statistic of a metric by the minute.</summary>
    public static MetricDataQuery ByMinute(string id, string metricNamespace, string name, string stat, IEnumerable<(string Name, string Value)> dimensions) => new()
    {
        Id = id,
        ReturnData = true,
        MetricStat = new MetricStat
        {
            Period = 60,
            Stat = stat,
            Metric = new Metric
            {
                Namespace = metricNamespace,
                MetricName = name,
                Dimensions = [.. dimensions.Select(dimension => new Dimension { Name = dimension.Name, Value = dimension.Value })],
            },
        },
    };
}
