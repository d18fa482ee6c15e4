using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Queries;

/// <summary>One statistic of one metric by the period.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Period">Minutes.</param>
/// <param name="Statistic">How a period becomes a number.</param>
/// <param name="Unit">Only data reported in this unit; null for any.</param>
internal sealed record MetricStat(Metric Metric, int Period, Statistic Statistic, string? Unit)
{
    public static MetricStat Read(JsonObject input, string path)
    {
        var metric = input.Structure("Metric") ?? throw CloudWatchErrors.Required($"{path}Metric");
        var stat = input.Text("Stat") ?? throw CloudWatchErrors.Required($"{path}Stat");
        return new(
            metric.Metric($"{path}Metric."),
            Minutes(input.Int("Period") ?? throw CloudWatchErrors.Required($"{path}Period"), $"{path}Period"),
            Statistic.Parse(stat) ?? throw CloudWatchErrors.Validation($"The value {stat} for parameter {path}Stat is not supported."),
            input.Unit(path));
    }

    /// <summary>A period in minutes.</summary>
    public static int Minutes(int seconds, string parameter) => seconds > 0 && seconds % 60 == 0
        ? seconds / 60
        : throw CloudWatchErrors.Validation($"The parameter {parameter} is {seconds}: it must be a multiple of 60 here, as this sandbox keeps metrics by the minute.");

    /// <summary>The values of the grid's periods that readers can see now; NaN where there is none.</summary>
    public double[] Values(MetricStore store, TimeGrid grid, long now)
    {
        var values = new double[grid.Count];
        Array.Fill(values, double.NaN);
        var periods = new Datum?[grid.Count];
        foreach (var series in store.Series(Metric))
        {
            if (Unit is not null && series.Unit != Unit)
                continue;
            foreach (var point in series.Range(grid.First, grid.End))
            {
                if (point.VisibleFrom > now)
                    continue;
                ref var period = ref periods[grid.IndexOf(point.Minute)];
                period = period is null ? point.Datum : Datum.Merge(period, point.Datum);
            }
        }

        for (var index = 0; index < periods.Length; index++)
            if (periods[index] is { } datum && Statistic.Of(datum) is { } value)
                values[index] = value;
        return values;
    }
}
