using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.CloudWatch.Queries;

/// <summary>One query's part of a page.</summary>
/// <param name="Json">The MetricDataResult.</param>
/// <param name="Count">How many data points it holds.</param>
/// <param name="Last">The last one's time where more follow on the next page; null where the result is complete.</param>
internal readonly record struct MetricDataResult(JsonObject Json, int Count, long? Last)
{
    /// <summary>The points that come after <paramref name="past"/> in scanning order, at most <paramref name="budget"/> of them.</summary>
    public static MetricDataResult Of(MetricQuery query, (TimeGrid Grid, double[] Values) series, bool descending, long? past, int budget)
    {
        var (grid, values) = series;
        var timestamps = new JsonArray();
        var numbers = new JsonArray();
        long? last = null;
        var complete = true;
        for (var step = 0; step < values.Length; step++)
        {
            var index = descending ? values.Length - 1 - step : step;
            if (double.IsNaN(values[index]))
                continue;
            var timestamp = grid.Timestamp(index);
            if (past is { } done && (descending ? timestamp >= done : timestamp <= done))
                continue;
            if (numbers.Count == budget)
            {
                complete = false;
                break;
            }

            timestamps.Add((JsonNode)JsonValue.Create(timestamp));
            numbers.Add((JsonNode)JsonValue.Create(values[index]));
            last = timestamp;
        }

        return new(
            new JsonObject
            {
                ["Id"] = query.Id,
                ["Label"] = query.Label,
                ["Timestamps"] = timestamps,
                ["Values"] = numbers,
                ["StatusCode"] = complete ? "Complete" : "PartialData",
            },
            numbers.Count,
            complete ? null : last);
    }
}
