using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>The operation ListMetrics.</summary>
internal sealed class ListMetrics(MetricStore store)
{
    private const int PageSize = 500;

    public JsonObject Handle(JsonObject input)
    {
        store.Refresh();
        var wanted = (input.Structures("Dimensions") ?? []).Select(static filter => (Name: filter.Text("Name"), Value: filter.Text("Value"))).ToList();
        var metrics = store.Visible()
            .Where(metric => input.Text("Namespace") is not { } name || metric.Namespace == name)
            .Where(metric => input.Text("MetricName") is not { } name || metric.Name == name)
            .Where(metric => wanted.All(filter => metric.Dimensions.Any(dimension => dimension.Name == filter.Name && (filter.Value is null || dimension.Value == filter.Value))))
            .OrderBy(static metric => metric.ToString(), StringComparer.Ordinal)
            .SkipWhile(metric => input.Text("NextToken") is { } after && string.CompareOrdinal(metric.ToString(), after) <= 0)
            .Take(PageSize + 1)
            .ToList();
        var output = new JsonObject { ["Metrics"] = new JsonArray([.. metrics.Take(PageSize).Select(Describe)]) };
        if (metrics.Count > PageSize)
            output["NextToken"] = metrics[PageSize - 1].ToString();
        return output;
    }

    /// <summary>A metric's identity as every operation writes it.</summary>
    public static JsonObject Describe(Metric metric) => new()
    {
        ["Namespace"] = metric.Namespace,
        ["MetricName"] = metric.Name,
        ["Dimensions"] = Describe(metric.Dimensions),
    };

    public static JsonArray Describe(IEnumerable<Dimension> dimensions) =>
        [.. dimensions.Select(static dimension => new JsonObject { ["Name"] = dimension.Name, ["Value"] = dimension.Value })];
}
