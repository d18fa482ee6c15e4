using System.Text.Json.Nodes;
using RedGreen.Sandbox.AutoScaling.Policies;
using RedGreen.Sandbox.AutoScaling.Schedules;

namespace RedGreen.Sandbox.AutoScaling.Targets;

/// <summary>A service that may be scaled, between which counts, and by what.</summary>
internal sealed class ScalableTarget
{
    public required ScalableResource Resource { get; init; }

    public required string Arn { get; init; }

    public required string RoleArn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required int MinCapacity { get; set; }

    public required int MaxCapacity { get; set; }

    public required SuspendedState Suspended { get; set; }

    /// <summary>By name.</summary>
    public SortedDictionary<string, ScalingPolicy> Policies { get; } = new(StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public SortedDictionary<string, ScheduledAction> ScheduledActions { get; } = new(StringComparer.Ordinal);

    /// <summary>What the last scaling by a policy still holds back.</summary>
    public Cooldown Cooldown { get; } = new();

    public JsonObject Describe() => Resource.AddTo(new()
    {
        ["MinCapacity"] = MinCapacity,
        ["MaxCapacity"] = MaxCapacity,
        ["RoleARN"] = RoleArn,
        ["CreationTime"] = AutoScalingInput.Epoch(CreatedAt),
        ["SuspendedState"] = Suspended.Describe(),
        ["ScalableTargetARN"] = Arn,
    });
}
