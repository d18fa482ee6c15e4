using RedGreen.Health.Judging;
using RedGreen.Routing;

namespace RedGreen.Health;

/// <summary>All that one evaluation has read. What was not read, or could not be, is null: neither good nor bad.</summary>
public sealed record Observation
{
    /// <summary>The service's control tag; null where there is none.</summary>
    public string? Control { get; init; }

    /// <summary>Green's service.</summary>
    public required ServiceLook Green { get; init; }

    /// <summary>Red's service.</summary>
    public required ServiceLook Red { get; init; }

    /// <summary>Green's targets, over all its groups; null where they were not read.</summary>
    public TargetsLook? GreenTargets { get; init; }

    /// <summary>Red's targets, over all its groups; null where they were not read.</summary>
    public TargetsLook? RedTargets { get; init; }

    /// <summary>The strategy's alarms; null where CloudWatch did not answer.</summary>
    public IReadOnlyList<AlarmLook>? Alarms { get; init; }

    /// <summary>Closed windows that were not folded before, oldest first; null where CloudWatch did not answer.</summary>
    public IReadOnlyList<Window>? Windows { get; init; }

    /// <summary>
    /// What was usual for Red before the deployment, where it was not known and has been read now: before Green's first
    /// traffic. Null leaves what is known.
    /// </summary>
    public History? History { get; init; }

    /// <summary>Whether weights that were written are on all servers that answer clients.</summary>
    public bool IsEverywhere { get; init; } = true;

    /// <summary>Live actions of every rule, in the document's order; null where they were not read this time.</summary>
    public IReadOnlyList<IReadOnlyList<RuleAction>>? Rules { get; init; }
}

/// <summary>An ECS service as DescribeServices tells it.</summary>
public sealed record ServiceLook
{
    /// <summary>Whether it is there and ACTIVE.</summary>
    public required bool Active { get; init; }

    /// <summary>
    /// Whether the answer does not know the service, or not the pinned ECS deployment. DescribeServices is eventually
    /// consistent, so one such answer may only be old.
    /// </summary>
    public bool IsMissing { get; init; }

    /// <summary>How many tasks it wants.</summary>
    public int DesiredCount { get; init; }

    /// <summary>Running tasks of the pinned ECS deployment.</summary>
    public int Running { get; init; }

    /// <summary>Whether the pinned ECS deployment is the PRIMARY one.</summary>
    public bool PinnedIsPrimary { get; init; }

    /// <summary>Whether ECS has given the pinned deployment up: rolloutState FAILED, or its circuit breaker brought another one.</summary>
    public bool PinnedFailed { get; init; }

    /// <summary>ECS's words on the pinned deployment's rollout; null for none.</summary>
    public string? RolloutReason { get; init; }

    /// <summary>Tasks, running or starting, of any other ECS deployment.</summary>
    public int OtherTasks { get; init; }

    /// <summary>Tasks that ended and are to blame for it; null where they were not read.</summary>
    public IReadOnlyList<StoppedTask>? Stopped { get; init; }

    /// <summary>ECS's newest events on the service, newest first; a few.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether the pinned ECS deployment is the only one with tasks, and all of them run.</summary>
    public bool IsSteady => Active && PinnedIsPrimary && !PinnedFailed && OtherTasks == 0 && DesiredCount > 0 && Running >= DesiredCount;
}

/// <summary>A task that ended.</summary>
/// <param name="Code">ECS's stopCode.</param>
/// <param name="Reason">ECS's stoppedReason, with the container's own reason and exit code where they say more.</param>
public sealed record StoppedTask(string Code, string Reason);

/// <summary>The targets of one or more groups.</summary>
/// <param name="Healthy">Healthy targets: in the group that has the fewest.</param>
/// <param name="Unhealthy">Targets that fail their health checks for a reason to blame, over all groups.</param>
/// <param name="Reasons">AWS's words on the unhealthy ones, each once.</param>
public sealed record TargetsLook(int Healthy, int Unhealthy, IReadOnlyList<string> Reasons);

/// <summary>An alarm.</summary>
/// <param name="Name">Its name.</param>
/// <param name="InAlarm">Whether it is in ALARM.</param>
/// <param name="Reason">CloudWatch's words on its state; null for none.</param>
public sealed record AlarmLook(string Name, bool InAlarm, string? Reason);
