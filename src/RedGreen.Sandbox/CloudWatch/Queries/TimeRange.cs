using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Queries;

/// <summary>StartTime (inclusive) and EndTime (exclusive) of a query.</summary>
internal static class TimeRange
{
    public static (DateTimeOffset Start, DateTimeOffset End) Read(JsonObject input, Func<string, AwsError> refusal)
    {
        var start = input.Timestamp("StartTime") ?? throw refusal("The parameter StartTime is required.");
        var end = input.Timestamp("EndTime") ?? throw refusal("The parameter EndTime is required.");
        if (start > end)
            throw refusal("The parameter EndTime must be greater than StartTime.");
        return start < end ? (start, end) : throw refusal("The parameter StartTime must not equal parameter EndTime.");
    }
}
