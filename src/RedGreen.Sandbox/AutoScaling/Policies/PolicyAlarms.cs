using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>
/// The alarms of target tracking policies: three minutes above the target call for more tasks, fifteen minutes below
/// 90% of it for fewer.
/// </summary>
internal sealed class PolicyAlarms(SandboxContext context, IAwsCaller aws)
{
    private const int MinutesHigh = 3;
    private const int MinutesLow = 15;
    private const double LowShare = 0.9;
    private const string High = "-AlarmHigh-";
    private const string Low = "-AlarmLow-";

    /// <summary>Whether this alarm asks for more.</summary>
    public static bool IsHigh(string alarmName) => alarmName.Contains(High, StringComparison.Ordinal);

    /// <summary>Makes or changes a policy's alarms; the names of those that it has stay.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="earlier">The alarms that it had.</param>
    public void Put(TargetTracking policy, IReadOnlyList<PolicyAlarm> earlier)
    {
        policy.Alarms.Add(Put(policy, earlier, High, "GreaterThanThreshold", policy.TargetValue, MinutesHigh));
        if (policy.ScalesIn)
            policy.Alarms.Add(Put(policy, earlier, Low, "LessThanThreshold", policy.TargetValue * LowShare, MinutesLow));
        Delete([.. earlier.Except(policy.Alarms)]);
    }

    /// <summary>Deletes alarms. Those that somebody else has deleted are gone already.</summary>
    public void Delete(IReadOnlyList<PolicyAlarm> alarms)
    {
        if (alarms.Count == 0)
            return;
        var there = Call("DescribeAlarms", new() { ["AlarmNames"] = Names(alarms.Select(alarm => alarm.Name)) }).Structures("MetricAlarms")!;
        if (there.Count > 0)
            Call("DeleteAlarms", new() { ["AlarmNames"] = Names(there.Select(alarm => alarm.Text("AlarmName")!)) });
    }

    private PolicyAlarm Put(TargetTracking policy, IReadOnlyList<PolicyAlarm> earlier, string side, string comparison, double threshold, int minutes)
    {
        var name = earlier.FirstOrDefault(alarm => alarm.Name.Contains(side, StringComparison.Ordinal))?.Name
            ?? $"TargetTracking-{policy.Target.Resource.Id}{side}{context.Uuid()}";
        var alarm = new JsonObject
        {
            ["AlarmName"] = name,
            ["AlarmDescription"] = $"DO NOT EDIT OR DELETE. For TargetTrackingScaling policy {policy.Arn}.",
            ["AlarmActions"] = new JsonArray(policy.Arn),
            ["ComparisonOperator"] = comparison,
            ["Threshold"] = threshold,
            ["EvaluationPeriods"] = minutes,
        };
        policy.Metric.Watch(alarm, policy.Target.Resource);
        Call("PutMetricAlarm", alarm);
        return new(name, context.Arn("cloudwatch", $"alarm:{name}"));
    }

    private JsonObject Call(string operation, JsonObject input)
    {
        try
        {
            return aws.Call("monitoring", operation, input, ScaledServices.Caller);
        }
        catch (AwsError refused)
        {
            // What CloudWatch finds wrong with an alarm on the policy's metric is wrong with the policy.
            throw operation == "PutMetricAlarm" && refused.Status < 500 ? AutoScalingErrors.Validation(refused.Message) : AutoScalingErrors.FailedResourceAccess(refused);
        }
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);
}
