using System.Globalization;
using Amazon.CloudWatch.Model;
using RedGreen.Health;
using RedGreen.Strategies;

namespace RedGreen.Aws.CloudWatch;

/// <summary>One side's values of the metrics that the service publishes itself.</summary>
/// <param name="letter">What the side's queries begin with.</param>
/// <param name="service">The side's ECS service.</param>
/// <param name="metrics">The metrics.</param>
internal sealed class OwnMetrics(string letter, string service, IReadOnlyList<OwnMetric> metrics)
{
    /// <summary>The queries: two for a metric that counts events among attempts, one for any other.</summary>
    public IEnumerable<MetricDataQuery> Queries() => metrics.SelectMany((metric, index) => new[] { (Id: Id(index), metric.Name), (Id: OfId(index), Name: metric.Of!) }
        .Where(query => query.Name is not null)
        .Select(query => MetricQueries.ByMinute(query.Id, metric.Namespace, query.Name, metric.Stat, metric.Dimensions.Select(d => (d.Key, d.Value)).Prepend((metric.By, service)))));

    /// <summary>A metric's value in a minute; null for none.</summary>
    /// <remarks>
    /// Programs publish a count of events when there are some: attempts without events had none of them. Events without
    /// attempts are no share of anything, and a value that is absent is no value.
    /// </remarks>
    public OwnValue? At(MetricMinutes minutes, int index, DateTimeOffset at)
    {
        var value = minutes.At(Id(index), at);
        if (metrics[index].Of is null)
            return value is { } given ? new OwnValue(given, null) : null;
        return minutes.At(OfId(index), at) is { } attempts ? new OwnValue(value ?? 0, attempts) : null;
    }

    private string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"{letter}own{index}");

    private string OfId(int index) => $"{Id(index)}_of";
}
