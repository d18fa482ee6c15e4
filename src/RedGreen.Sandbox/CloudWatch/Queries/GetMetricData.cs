using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Queries;

/// <summary>The operation GetMetricData.</summary>
internal sealed class GetMetricData(SandboxContext context, MetricStore store)
{
    private const int MostQueries = 500;
    private const int MostDatapoints = 100_800;

    public JsonObject Handle(JsonObject input)
    {
        var queries = Queries(input);
        var (start, end) = TimeRange.Read(input, CloudWatchErrors.Validation);
        var descending = Descending(input);
        var budget = input.Int("MaxDatapoints") ?? MostDatapoints;
        if (budget is < 1 or > MostDatapoints)
            throw CloudWatchErrors.Validation($"The value {budget} for parameter MaxDatapoints is invalid: 1 to {MostDatapoints}.");
        store.Refresh();
        var evaluation = new QueryEvaluation(store, queries, period => TimeGrid.Of(start, end, period, store.OldestKept), context.Now.UtcTicks);

        // A page goes on where the one before ended: at this query, past this time.
        var (first, past) = Continuation(input.Text("NextToken"), queries.Count);
        var results = new JsonArray();
        for (var index = first; index < queries.Count; index++)
        {
            if (!queries[index].ReturnData)
                continue;
            if (budget == 0)
                return Page(results, index, null);
            var result = MetricDataResult.Of(queries[index], evaluation.Series(queries[index]), descending, past, budget);
            results.Add((JsonNode)result.Json);
            budget -= result.Count;
            past = null;
            if (result.Last is { } last)
                return Page(results, index, last);
        }

        return Page(results, queries.Count, null);

        JsonObject Page(JsonArray page, int next, long? last)
        {
            var output = new JsonObject { ["MetricDataResults"] = page, ["Messages"] = new JsonArray() };
            if (next < queries.Count)
                output["NextToken"] = string.Create(CultureInfo.InvariantCulture, $"{next}.{last}");
            return output;
        }
    }

    private IReadOnlyList<MetricQuery> Queries(JsonObject input)
    {
        var inputs = input.Structures("MetricDataQueries") ?? throw CloudWatchErrors.Required("MetricDataQueries");
        return inputs.Count switch
        {
            0 => throw CloudWatchErrors.Required("MetricDataQueries"),
            > MostQueries => throw CloudWatchErrors.Validation($"The collection MetricDataQueries must not have a size greater than {MostQueries}."),
            _ => MetricQuery.ReadAll(inputs, "MetricDataQueries", context.AccountId),
        };
    }

    private static bool Descending(JsonObject input) => input.Text("ScanBy") switch
    {
        null or "TimestampDescending" => true,
        "TimestampAscending" => false,
        var other => throw CloudWatchErrors.Validation($"The value {other} for parameter ScanBy is invalid: TimestampAscending or TimestampDescending."),
    };

    private static (int First, long? Past) Continuation(string? token, int queries)
    {
        if (token is null)
            return (0, null);
        if (token.Split('.') is not [var index, var past] ||
            !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var first) || first >= queries)
            throw CloudWatchErrors.InvalidNextToken();
        if (past.Length == 0)
            return (first, null);
        return long.TryParse(past, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var timestamp)
            ? (first, timestamp)
            : throw CloudWatchErrors.InvalidNextToken();
    }
}
