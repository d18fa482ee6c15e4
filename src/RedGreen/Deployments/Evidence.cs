using RedGreen.Health;
using RedGreen.Health.Judging;

namespace RedGreen.Deployments;

/// <summary>What has been folded so far. Every window is folded once: looks, steps and restarts neither forget nor count twice.</summary>
public sealed record Evidence
{
    /// <summary>The end of the last window that was folded; null before the first.</summary>
    public DateTimeOffset? Through { get; init; }

    /// <summary>Whole windows at this step in which every side that has a share of the traffic was measured, without those in which weights moved.</summary>
    public int WindowsAtStep { get; init; }

    /// <summary>Green's requests at this step.</summary>
    public long GreenRequests { get; init; }

    /// <summary>Of these, how many Green's targets did not answer well.</summary>
    public long GreenFailures { get; init; }

    /// <summary>Red's requests in the same windows.</summary>
    public long RedRequests { get; init; }

    /// <summary>Of these, how many failed.</summary>
    public long RedFailures { get; init; }

    /// <summary>Green's requests in all steps.</summary>
    public long GreenRequestsInAll { get; init; }

    /// <summary>Green's failures in all steps.</summary>
    public long GreenFailuresInAll { get; init; }

    /// <summary>What was usual for Red before the deployment; null until it could be read.</summary>
    public History? History { get; init; }

    /// <summary>The sequential tests, over all steps.</summary>
    public Sums Sums { get; init; } = Sums.Empty;

    /// <summary>Windows that were read and not folded yet: one is folded once it was read the same twice, or is old enough.</summary>
    public IReadOnlyList<Window> Unconfirmed { get; init; } = [];

    /// <summary>Judged windows in a row, up to the last, in which Green's 99th percentile was over its limit.</summary>
    public int SlowWindowsInARow { get; init; }

    /// <summary>Evaluations so far, all stages together.</summary>
    public int Looks { get; init; }

    /// <summary>Events of the execution's history that evaluations have used up so far: see <see cref="Decisions.Schedule"/>.</summary>
    public int Events { get; init; }

    /// <summary>Evaluations in a row in which more than half of Green's targets were unhealthy.</summary>
    public int SickLooks { get; init; }

    /// <summary>Evaluations in a row in which ECS did not know Green's service or deployment.</summary>
    public int GreenMissingLooks { get; init; }

    /// <summary>The same for Red.</summary>
    public int RedMissingLooks { get; init; }

    /// <summary>Alarms that were in ALARM when the deployment began, or do not exist any more: they do not protect it.</summary>
    public IReadOnlyList<string> NotProtecting { get; init; } = [];

    /// <summary>The evidence as Green gets its first traffic: minutes before that are no windows of its.</summary>
    public Evidence FromFirstShift(DateTimeOffset now) => this with { Through = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), now.Offset) };

    /// <summary>The evidence as a new step begins: what was seen at the step before stays counted in all.</summary>
    public Evidence AtNewStep() => this with
    {
        WindowsAtStep = 0,
        GreenRequests = 0,
        GreenFailures = 0,
        RedRequests = 0,
        RedFailures = 0,
        SlowWindowsInARow = 0,
        SickLooks = 0,
        Sums = Sums.Own is [] ? Sums : Sums with { Own = [.. Sums.Own.Select(own => own.AtNewStep())] },
    };
}
