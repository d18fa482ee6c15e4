using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Delivery;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>Plays the alarms' actions that are SNS topics.</summary>
internal sealed class AlarmNotices(SandboxContext context, IAwsCaller aws, Courier courier)
{
    private const int LongestSubject = 99;

    // What an alarm's e-mail shows besides; all of it is in DescribeAlarms.
    private static readonly string[] Trigger =
    [
        "MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Unit", "Dimensions", "Period", "EvaluationPeriods", "DatapointsToAlarm",
        "ComparisonOperator", "Threshold", "TreatMissingData", "Metrics",
    ];

    /// <summary>An alarm has entered another state; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public void Changed(Alarm alarm, string before)
    {
        var message = Message(alarm, before).ToJsonString();
        var subject = $"{alarm.State}: \"{alarm.Name}\" in {context.Region}";
        foreach (var topic in alarm.ActionsNow.Where(action => action.StartsWith("arn:aws:sns:", StringComparison.Ordinal)))
            courier.Send(new($"Alarm {alarm.Name} for {topic}", _ => Publish(topic, subject, message), RetryPolicy.Default, _ => Task.CompletedTask));
    }

    private Task Publish(string topic, string subject, string message)
    {
        aws.Call("sns", "Publish", new() { ["TopicArn"] = topic, ["Subject"] = subject.Length > LongestSubject ? subject[..LongestSubject] : subject, ["Message"] = message }, "monitoring");
        return Task.CompletedTask;
    }

    private JsonObject Message(Alarm alarm, string before)
    {
        var described = alarm.Describe();
        var trigger = new JsonObject();
        foreach (var member in Trigger)
            if (described[member] is { } value)
                trigger[member] = value.DeepClone();
        return new()
        {
            ["AlarmName"] = alarm.Name,
            ["AlarmDescription"] = described["AlarmDescription"]?.DeepClone(),
            ["AWSAccountId"] = context.AccountId,
            ["NewStateValue"] = alarm.State,
            ["NewStateReason"] = described["StateReason"]!.DeepClone(),
            ["StateChangeTime"] = context.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture),
            ["Region"] = context.Region,
            ["AlarmArn"] = alarm.Arn,
            ["OldStateValue"] = before,
            ["OKActions"] = described["OKActions"]!.DeepClone(),
            ["AlarmActions"] = described["AlarmActions"]!.DeepClone(),
            ["InsufficientDataActions"] = described["InsufficientDataActions"]!.DeepClone(),
            ["Trigger"] = trigger,
        };
    }
}
