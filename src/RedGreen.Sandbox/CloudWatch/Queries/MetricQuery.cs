using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.CloudWatch.MetricMath;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Queries;

/// <summary>One MetricDataQuery: a metric's statistic or a math expression, exactly one of the two.</summary>
/// <param name="Id">What expressions call it.</param>
/// <param name="Stat">The statistic.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Label">What the result is called.</param>
/// <param name="ReturnData">Whether the caller wants it, or only other expressions do.</param>
internal sealed partial record MetricQuery(string Id, MetricStat? Stat, MathExpression? Expression, string Label, bool ReturnData)
{
    /// <summary>Reads a list of queries that may refer to each other.</summary>
    /// <exception cref="AwsError">Anything is wrong with them.</exception>
    public static IReadOnlyList<MetricQuery> ReadAll(IReadOnlyList<JsonObject> inputs, string parameter, string accountId)
    {
        var queries = inputs.Select((input, index) => Read(input, $"{parameter}.member.{index + 1}.", accountId)).ToList();
        var ids = new HashSet<string>();
        foreach (var query in queries)
            if (!ids.Add(query.Id))
                throw CloudWatchErrors.Validation($"The values for parameter id in {parameter} are not unique: {query.Id}.");
        foreach (var query in queries)
            foreach (var reference in query.Expression?.References ?? [])
                if (!ids.Contains(reference))
                    throw CloudWatchErrors.Validation($"Error in expression '{query.Id}': the Id '{reference}' is not defined in {parameter}.");
        return queries;
    }

    private static MetricQuery Read(JsonObject input, string path, string accountId)
    {
        var id = input.Text("Id") ?? throw CloudWatchErrors.Required($"{path}Id");
        if (!IdPattern().IsMatch(id))
            throw CloudWatchErrors.Validation($"The value {id} for parameter {path}Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
        if (input.Text("AccountId") is { } other && other != accountId)
            throw CloudWatchErrors.NotInSandbox($"{path}AccountId of another account ({other})");
        var label = input.Text("Label");
        if (label?.Contains("${", StringComparison.Ordinal) == true)
            throw CloudWatchErrors.NotInSandbox($"The dynamic label '{label}' of {path}Label");
        var returnData = input.Flag("ReturnData") ?? true;
        switch (input.Structure("MetricStat"), input.Text("Expression"))
        {
            case ({ } stat, null):
                var metricStat = MetricStat.Read(stat, $"{path}MetricStat.");
                return new(id, metricStat, null, label ?? metricStat.Metric.Name, returnData);
            case (null, { } expression):
                if (input.Int("Period") is { } period)
                    MetricStat.Minutes(period, $"{path}Period");
                return new(id, null, MathExpression.Parse(id, expression), label ?? id, returnData);
            case (null, null):
                throw CloudWatchErrors.Required($"{path}MetricStat");
            default:
                throw CloudWatchErrors.Validation($"The parameters {path}Expression and {path}MetricStat are mutually exclusive and you have specified both.");
        }
    }

    [GeneratedRegex("^[a-z][a-zA-Z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
