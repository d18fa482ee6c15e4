using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.CloudWatch.Queries;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>What an alarm watches: one metric, or the one expression among its queries that returns data.</summary>
internal sealed class WatchedMetric
{
    private const int MostQueries = 20;
    private static readonly string[] SingleMembers = ["Namespace", "MetricName", "Dimensions", "Period", "Unit", "Statistic", "ExtendedStatistic"];
    private readonly IReadOnlyList<MetricQuery> _queries;
    private readonly MetricQuery _watched;
    private readonly JsonObject _description;
    private int? _period;

    private WatchedMetric(IReadOnlyList<MetricQuery> queries, JsonObject description)
    {
        _queries = queries;
        _watched = queries.Single(static query => query.ReturnData);
        _description = description;
    }

    public static WatchedMetric Read(JsonObject input, string accountId)
    {
        if (input.Structures("Metrics") is not { Count: > 0 } metrics)
            return Single(input);
        if (SingleMembers.FirstOrDefault(member => input[member] is not null) is { } beside)
            throw CloudWatchErrors.Validation($"The parameters Metrics and {beside} are mutually exclusive and you have specified both.");
        if (metrics.Count > MostQueries)
            throw CloudWatchErrors.Validation($"The collection Metrics must not have a size greater than {MostQueries}.");
        var queries = MetricQuery.ReadAll(metrics, "Metrics", accountId);
        return queries.Count(static query => query.ReturnData) == 1
            ? new(queries, new JsonObject { ["Metrics"] = new JsonArray([.. metrics.Select(Typed)]) })
            : throw CloudWatchErrors.Validation("Exactly one element of the metrics list should return data.");
    }

    /// <summary>The length of a period, in minutes.</summary>
    public int Period(MetricStore store) => _period ??= Evaluation(store, default, 0).PeriodOf(_watched);

    /// <summary>The newest <paramref name="count"/> periods, oldest first; NaN where there is no data point.</summary>
    public (TimeGrid Grid, double[] Values) Latest(MetricStore store, int count, DateTimeOffset now)
    {
        // Minutes that may still be published are not missing: the window ends with the newest that are there.
        var end = Math.Max(store.Horizon, NewestVisible(store, now) + 1);
        var period = Period(store);
        return Evaluation(store, new(end - ((long)period * count), period, count), now.UtcTicks).Series(_watched);
    }

    public void Describe(JsonObject description)
    {
        foreach (var (name, value) in _description)
            description[name] = value?.DeepClone();
    }

    private static WatchedMetric Single(JsonObject input)
    {
        var metric = input.Metric();
        var seconds = input.Int("Period") ?? throw CloudWatchErrors.Required("Period");
        var statistic = (input.Text("Statistic"), input.Text("ExtendedStatistic")) switch
        {
            ({ } name, null) => SimpleStatistic.Parse(name) ?? throw CloudWatchErrors.Validation($"The value {name} for parameter Statistic is invalid: {string.Join(", ", SimpleStatistic.Names)}."),
            (null, { } name) => Statistic.Parse(name) ?? throw CloudWatchErrors.InvalidValue($"The value {name} for parameter ExtendedStatistic is not supported."),
            (null, null) => throw CloudWatchErrors.Validation("Exactly one of Statistic, ExtendedStatistic or Metrics must be specified."),
            _ => throw CloudWatchErrors.InvalidCombination("The parameters Statistic and ExtendedStatistic are mutually exclusive and you have specified both."),
        };
        var unit = input.Unit();
        var stat = new MetricStat(metric, MetricStat.Minutes(seconds, "Period"), statistic, unit);
        return new(
            [new("watched", stat, null, metric.Name, ReturnData: true)],
            new JsonObject
            {
                ["Namespace"] = metric.Namespace,
                ["MetricName"] = metric.Name,
                ["Dimensions"] = ListMetrics.Describe(metric.Dimensions),
                ["Period"] = seconds,
                ["Statistic"] = input.Text("Statistic"),
                ["ExtendedStatistic"] = input.Text("ExtendedStatistic"),
                ["Unit"] = unit,
            });
    }

    private QueryEvaluation Evaluation(MetricStore store, TimeGrid grid, long now) => new(store, _queries, _ => grid, now);

    private long NewestVisible(MetricStore store, DateTimeOffset now)
    {
        var current = Minute.Of(now);
        var newest = long.MinValue;
        foreach (var query in _queries)
            foreach (var series in query.Stat is { } stat ? store.Series(stat.Metric) : [])
                foreach (var point in series.Range(store.Horizon, current))
                    if (point.VisibleFrom <= now.UtcTicks)
                        newest = Math.Max(newest, point.Minute);
        return newest;
    }

    // A query's numbers and flags arrive as text where the query protocol is spoken.
    private static JsonObject Typed(JsonObject query)
    {
        var typed = query.DeepClone().AsObject();
        if (query["ReturnData"] is not null)
            typed["ReturnData"] = query.Flag("ReturnData");
        if (query["Period"] is not null)
            typed["Period"] = query.Int("Period");
        if (query.Structure("MetricStat") is { } stat)
            typed["MetricStat"]!["Period"] = stat.Int("Period");
        return typed;
    }
}
