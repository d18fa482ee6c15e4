using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>The operation PutMetricData: what the deployed applications measure themselves.</summary>
internal sealed class PutMetricData(SandboxContext context, MetricStore store)
{
    private const int MostData = 1000;
    private const int MostValues = 150;
    private static readonly string[] Forms = ["Value", "Values", "StatisticValues"];

    public JsonObject Handle(JsonObject input)
    {
        var metricNamespace = input.Text("Namespace") ?? throw CloudWatchErrors.Missing("Namespace");
        if (metricNamespace.StartsWith("AWS/", StringComparison.Ordinal))
            throw CloudWatchErrors.InvalidValue("The value AWS/ for parameter Namespace is invalid.");
        if (input["EntityMetricData"] is not null)
            throw CloudWatchErrors.NotInSandbox("The parameter EntityMetricData");
        var data = input.Structures("MetricData") ?? throw CloudWatchErrors.Missing("MetricData");
        if (data.Count > MostData)
            throw CloudWatchErrors.InvalidValue($"The collection MetricData must not have a size greater than {MostData}.");

        // All or nothing: read everything before anything is put.
        var read = data.Select((datum, index) => Read(metricNamespace, datum, $"MetricData.member.{index + 1}.")).ToList();
        foreach (var (metric, minute, datum, unit) in read)
            store.Put(metric, minute, datum, unit);
        return [];
    }

    private (Metric Metric, long Minute, Datum Datum, string Unit) Read(string metricNamespace, JsonObject input, string path)
    {
        if (input.Int("StorageResolution") is { } resolution and not (1 or 60))
            throw CloudWatchErrors.InvalidValue($"The value {resolution} for parameter {path}StorageResolution is invalid: 1 or 60.");
        var name = new JsonObject { ["Namespace"] = metricNamespace, ["MetricName"] = input["MetricName"]?.DeepClone(), ["Dimensions"] = input["Dimensions"]?.DeepClone() };
        return (name.Metric(path), Time(input, path), Datum(input, path), input.Unit(path) ?? "None");
    }

    private long Time(JsonObject input, string path)
    {
        var at = input.Timestamp("Timestamp") ?? context.Now;
        if (at > context.Now.AddHours(2))
            throw CloudWatchErrors.InvalidValue($"The parameter {path}Timestamp must specify a time no more than two hours in the future.");
        return Minute.Of(at) >= store.OldestKept
            ? Minute.Of(at)
            : throw CloudWatchErrors.InvalidValue($"The parameter {path}Timestamp must specify a time no more than {store.KeptMinutes} minutes in the past: this sandbox keeps no more (AWS takes two weeks).");
    }

    private static Datum Datum(JsonObject input, string path)
    {
        var given = Forms.Where(name => input[name] is not null).ToList();
        switch (given)
        {
            case ["Value"]:
                return Metrics.Datum.Of(Finite(input.Number("Value")!.Value, $"{path}Value"));
            case ["Values"]:
                return Values(input, path);
            case ["StatisticValues"]:
                return Statistics(input.Structure("StatisticValues")!, $"{path}StatisticValues.");
            case []:
                throw CloudWatchErrors.Missing($"{path}Value");
            default:
                throw CloudWatchErrors.InvalidCombination($"The parameters {string.Join(" and ", given.Select(name => path + name))} are mutually exclusive and you have specified them together.");
        }
    }

    private static Datum Values(JsonObject input, string path)
    {
        var values = input.Numbers("Values")!;
        var counts = input.Numbers("Counts");
        if (values.Count is 0 or > MostValues)
            throw CloudWatchErrors.InvalidValue($"The collection {path}Values must have a size of 1 to {MostValues}.");
        if (counts is not null && counts.Count != values.Count)
            throw CloudWatchErrors.InvalidValue($"The parameters {path}Values and {path}Counts must be of the same size.");
        return Metrics.Datum.Of(values.Select((value, index) => new Sample(
            Finite(value, $"{path}Values.member.{index + 1}"),
            Positive(counts?[index] ?? 1, $"{path}Counts.member.{index + 1}"))));
    }

    private static Datum Statistics(JsonObject input, string path)
    {
        var (count, sum, minimum, maximum) = (Read("SampleCount"), Read("Sum"), Read("Minimum"), Read("Maximum"));
        if (minimum > maximum)
            throw CloudWatchErrors.InvalidValue($"The parameter {path}Minimum must not be greater than {path}Maximum.");
        return Metrics.Datum.OfStatistics(Positive(count, $"{path}SampleCount"), sum, minimum, maximum);

        double Read(string name) => Finite(input.Number(name) ?? throw CloudWatchErrors.Missing(path + name), path + name);
    }

    private static double Finite(double value, string parameter) =>
        double.IsFinite(value) ? value : throw CloudWatchErrors.InvalidValue($"The value {value} for parameter {parameter} is invalid.");

    private static double Positive(double value, string parameter) =>
        value > 0 && double.IsFinite(value) ? value : throw CloudWatchErrors.InvalidValue($"The value {value} for parameter {parameter} is invalid: it must be above 0.");
}
