using System.Text.Json;

namespace RedGreen.Sandbox.Template;

/// <summary>Reads <c>AWS::CloudWatch::Alarm</c>, <c>CompositeAlarm</c> and <c>Dashboard</c>.</summary>
internal static class AlarmResources
{
    private static readonly string[] OfAny = ["AlarmName", "AlarmDescription", "ActionsEnabled", "AlarmActions", "InsufficientDataActions", "OKActions", "Tags"];

    private static readonly string[] OfMetric =
    [
        "ComparisonOperator", "DatapointsToAlarm", "Dimensions", "EvaluateLowSampleCountPercentile", "EvaluationPeriods", "ExtendedStatistic",
        "MetricName", "Metrics", "Namespace", "Period", "Statistic", "Threshold", "ThresholdMetricId", "TreatMissingData", "Unit",
    ];

    public static IEnumerable<TemplateCall> Metric(Resource alarm, Problems problems)
    {
        alarm.Expect(problems, OfAny, OfMetric);
        yield return Put("PutMetricAlarm", alarm, OfMetric);
    }

    public static IEnumerable<TemplateCall> Composite(Resource alarm, Problems problems)
    {
        alarm.Expect(problems, OfAny, ["AlarmRule"]);
        yield return Put("PutCompositeAlarm", alarm, ["AlarmRule"]);
    }

    /// <summary>A dashboard is drawn by nobody here; that its body is JSON is what a deployment would fail on.</summary>
    public static IEnumerable<TemplateCall> Dashboard(Resource dashboard, Problems problems)
    {
        dashboard.Expect(problems, ["DashboardBody", "DashboardName"]);
        try
        {
            using var body = JsonDocument.Parse(dashboard.String("DashboardBody", ""));
        }
        catch (JsonException problem)
        {
            problems.Add($"{dashboard.Path}.DashboardBody", $"is no JSON: {problem.Message}");
        }

        return [];
    }

    private static TemplateCall Put(string operation, Resource alarm, string[] own)
    {
        var input = alarm.Only([.. OfAny, .. own]);
        input["AlarmName"] = alarm.Name;
        return new(alarm.LogicalId, "monitoring", operation, input);
    }
}
