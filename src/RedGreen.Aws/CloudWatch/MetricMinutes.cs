using Amazon.CloudWatch.Model;

namespace RedGreen.Aws.CloudWatch;

/// <summary>A whole answer of GetMetricData: values by query and minute.</summary>
internal sealed class MetricMinutes
{
    private readonly Dictionary<string, Dictionary<DateTimeOffset, double>> _series = [];

    /// <summary>A query's value in a minute; null where CloudWatch has none.</summary>
    public double? At(string id, DateTimeOffset minute) =>
        _series.TryGetValue(id, out var values) && values.TryGetValue(minute, out var value) ? value : null;

    /// <summary>Adds a page's part of a query.</summary>
    public void Add(MetricDataResult result)
    {
        if (!_series.TryGetValue(result.Id, out var values))
            _series[result.Id] = values = [];
        foreach (var (timestamp, value) in (result.Timestamps ?? []).Zip(result.Values ?? []))
            values[new DateTimeOffset(timestamp.ToUniversalTime())] = value;
    }
}
