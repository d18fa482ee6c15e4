using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>A metric of the owner's choice, or an expression over several.</summary>
/// <param name="Watched">What an alarm on it has: a single metric's members, or <c>Metrics</c>.</param>
internal sealed record CustomizedMetric(JsonObject Watched) : TrackedMetric
{
    private static readonly string[] Single = ["MetricName", "Namespace", "Dimensions", "Statistic", "Unit"];

    public static new CustomizedMetric Read(JsonObject specification) => specification.Structures("Metrics") is { } queries
        ? Single.FirstOrDefault(name => specification[name] is not null) is { } beside
            ? throw AutoScalingErrors.Validation($"A customized metric has either Metrics or {beside}, not both.")
            : new(new JsonObject { ["Metrics"] = new JsonArray([.. queries.Select(Query)]) })
        : new(SingleMetric(specification));

    /// <inheritdoc/>
    public override void Watch(JsonObject alarm, ScalableResource resource)
    {
        foreach (var (name, value) in Watched)
            alarm[name] = value?.DeepClone();
    }

    private static JsonObject SingleMetric(JsonObject specification)
    {
        var watched = new JsonObject
        {
            ["Namespace"] = specification.Required("Namespace"),
            ["MetricName"] = specification.Required("MetricName"),
            ["Statistic"] = specification.OneOf("Statistic", "Average", "Minimum", "Maximum", "SampleCount", "Sum") ?? throw AutoScalingErrors.Required("statistic"),
            ["Period"] = Period,
        };
        foreach (var name in (ReadOnlySpan<string>)["Dimensions", "Unit"])
            if (specification[name] is { } value)
                watched[name] = value.DeepClone();
        return watched;
    }

    // A policy's queries are an alarm's, without their period.
    private static JsonNode Query(JsonObject given)
    {
        var query = given.DeepClone().AsObject();
        if (query.Structure("MetricStat") is { } stat)
            stat["Period"] = Period;
        return query;
    }
}
