using System.Text.Json.Nodes;
using RedGreen.Sandbox.AutoScaling.Targets;
using RedGreen.Sandbox.CloudWatch.Alarms;

namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>A scaling policy: alarms call it, and it says how many tasks there should be.</summary>
internal abstract class ScalingPolicy
{
    public required ScalableTarget Target { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>As requests name it: <c>StepScaling</c>, <c>TargetTrackingScaling</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The alarms that this service made for it.</summary>
    public List<PolicyAlarm> Alarms { get; } = [];

    public abstract TimeSpan ScaleOutCooldown { get; }

    public abstract TimeSpan ScaleInCooldown { get; }

    /// <summary>How many tasks there should be, before the target's range; null: no reason for a change.</summary>
    /// <param name="call">The alarm's call.</param>
    /// <param name="desiredCount">How many there should be now.</param>
    /// <param name="baseline">What scaling out is worked out from: see <see cref="Cooldown"/>.</param>
    /// <param name="now">The time.</param>
    public abstract int? Wanted(AlarmCall call, int desiredCount, int baseline, DateTimeOffset now);

    public JsonObject Describe()
    {
        var description = Target.Resource.AddTo(new()
        {
            ["PolicyARN"] = Arn,
            ["PolicyName"] = Name,
            ["PolicyType"] = Type,
            ["Alarms"] = DescribeAlarms(),
            ["CreationTime"] = AutoScalingInput.Epoch(CreatedAt),
        });
        Describe(description);
        return description;
    }

    public JsonArray DescribeAlarms() => new([.. Alarms.Select(alarm => (JsonNode)new JsonObject { ["AlarmName"] = alarm.Name, ["AlarmARN"] = alarm.Arn })]);

    /// <summary>Adds the configuration.</summary>
    protected abstract void Describe(JsonObject description);
}

/// <summary>An alarm that belongs to a policy.</summary>
internal sealed record PolicyAlarm(string Name, string Arn);
