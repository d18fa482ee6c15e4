using System.Text.Json.Nodes;
using RedGreen.Sandbox.AutoScaling.Targets;

namespace RedGreen.Sandbox.AutoScaling.Schedules;

/// <summary>Changes a target's range when it is due.</summary>
internal sealed class ScheduledAction
{
    public required ScalableTarget Target { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Expression { get; init; }

    public required string? TimeZone { get; init; }

    public required Schedule Schedule { get; init; }

    public required DateTimeOffset? StartTime { get; init; }

    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>The target's new minimum; null: as it is.</summary>
    public required int? MinCapacity { get; init; }

    /// <summary>The target's new maximum; null: as it is.</summary>
    public required int? MaxCapacity { get; init; }

    /// <summary>When it is due next; null: never again.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) =>
        Schedule.Next(StartTime ?? CreatedAt, after) is { } next && !(next > EndTime) ? next : null;

    public JsonObject Describe()
    {
        var action = new JsonObject();
        if (MinCapacity is { } least)
            action["MinCapacity"] = least;
        if (MaxCapacity is { } most)
            action["MaxCapacity"] = most;
        var description = Target.Resource.AddTo(new()
        {
            ["ScheduledActionName"] = Name,
            ["ScheduledActionARN"] = Arn,
            ["Schedule"] = Expression,
            ["ScalableTargetAction"] = action,
            ["CreationTime"] = AutoScalingInput.Epoch(CreatedAt),
        });
        if (TimeZone is not null)
            description["Timezone"] = TimeZone;
        if (StartTime is { } start)
            description["StartTime"] = AutoScalingInput.Epoch(start);
        if (EndTime is { } end)
            description["EndTime"] = AutoScalingInput.Epoch(end);
        return description;
    }
}
