using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Queries;

/// <summary>The operation GetMetricStatistics: several statistics of one metric.</summary>
internal sealed class GetMetricStatistics(SandboxContext context, MetricStore store)
{
    private const int MostDatapoints = 1440;

    public JsonObject Handle(JsonObject input)
    {
        var metric = input.Metric();
        var (start, end) = TimeRange.Read(input, CloudWatchErrors.InvalidValue);
        var period = MetricStat.Minutes(input.Int("Period") ?? throw CloudWatchErrors.Missing("Period"), "Period");
        var simple = Read(input, "Statistics", SimpleStatistic.Parse);
        var extended = Read(input, "ExtendedStatistics", static text => SimpleStatistic.Parse(text) is null ? Statistic.Parse(text) : null);
        if (simple.Count + extended.Count == 0)
            throw CloudWatchErrors.InvalidCombination("Must specify either Statistics or ExtendedStatistics");
        store.Refresh();
        var grid = TimeGrid.Of(start, end, period, store.OldestKept);
        if (grid.Count > MostDatapoints)
            throw CloudWatchErrors.InvalidCombination($"You have requested up to {grid.Count} datapoints, which exceeds the limit of {MostDatapoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        var datapoints = new JsonArray();
        var units = input.Unit() is { } unit ? [unit] : store.Series(metric).Select(static series => series.Unit).ToList();
        foreach (var reported in units)
        {
            var columns = simple.Concat(extended).ToDictionary(
                static entry => entry.Name,
                entry => new MetricStat(metric, period, entry.Statistic, reported).Values(store, grid, context.Now.UtcTicks));
            for (var index = 0; index < grid.Count; index++)
                if (columns.Values.Any(column => !double.IsNaN(column[index])))
                    datapoints.Add((JsonNode)Datapoint(grid.Timestamp(index), reported, name => columns[name][index]));
        }

        return new() { ["Label"] = metric.Name, ["Datapoints"] = datapoints };

        JsonObject Datapoint(long timestamp, string reported, Func<string, double> value)
        {
            var datapoint = new JsonObject { ["Timestamp"] = timestamp };
            foreach (var (name, _) in simple)
                datapoint[name] = value(name);
            datapoint["Unit"] = reported;
            var known = extended.Where(entry => !double.IsNaN(value(entry.Name))).ToList();
            if (known.Count > 0)
                datapoint["ExtendedStatistics"] = new JsonObject(known.Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)value(entry.Name))));
            return datapoint;
        }
    }

    private static List<(string Name, Statistic Statistic)> Read(JsonObject input, string parameter, Func<string, Statistic?> parse) =>
        (input.Texts(parameter) ?? [])
            .Distinct()
            .Select(text => (text, parse(text) ?? throw CloudWatchErrors.InvalidValue($"The value {text} for parameter {parameter} is not supported.")))
            .ToList();
}
