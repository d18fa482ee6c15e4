using RedGreen.Bench.Judging.Simulation;
using RedGreen.Health;

namespace RedGreen.Bench.Judging;

/// <summary>What one contender did in the runs of one cell.</summary>
internal sealed class Tally
{
    // "100% errors: decided on the first closed window by which Green has served 20 requests in total."
    private const int EnoughRequests = 20;

    private int _runs;
    private int _rolledBack;
    private long _minutesToRollback;
    private long _bad;
    private int _afterEnough;
    private int _afterTwo;

    /// <summary>The share of runs in which Green was rolled back, 0-1.</summary>
    public double RolledBack => (double)_rolledBack / _runs;

    /// <summary>Minutes to the rollback, where there was one, in the mean; null where there was none.</summary>
    public double? Minutes => _rolledBack == 0 ? null : (double)_minutesToRollback / _rolledBack;

    /// <summary>Minutes in which Green served, at most 30, over all runs, in the mean.</summary>
    public double MinutesServed => (double)(_minutesToRollback + ((_runs - _rolledBack) * Trace.Minutes)) / _runs;

    /// <summary>Bad requests that Green served to users until it was rolled back, in the mean.</summary>
    public double Bad => (double)_bad / _runs;

    /// <summary>The share of runs that were not decided when Green had served 20 requests.</summary>
    public double UndecidedAfterEnough => (double)_afterEnough / _runs;

    /// <summary>The share of runs that were not decided after two minutes.</summary>
    public double UndecidedAfterTwo => (double)_afterTwo / _runs;

    /// <summary>Adds a run.</summary>
    /// <param name="trace">What was measured.</param>
    /// <param name="minutes">After how many minutes Green was rolled back; null for never.</param>
    /// <param name="isSlow">Whether slow requests are the bad ones.</param>
    public void Add(Trace trace, int? minutes, bool isSlow)
    {
        _runs++;
        _rolledBack += minutes is null ? 0 : 1;
        _minutesToRollback += minutes ?? 0;
        _bad += trace.Green.Take(minutes ?? Trace.Minutes).Sum(minute => isSlow ? minute.Slow!.Value : minute.Failures);
        _afterTwo += minutes is <= 2 ? 0 : 1;
        _afterEnough += minutes <= MinutesTo(EnoughRequests, trace.Green) ? 0 : 1;
    }

    private static int MinutesTo(long requests, IReadOnlyList<SideWindow> green)
    {
        var minutes = 0;
        for (long served = 0; served < requests && minutes < green.Count; minutes++)
            served += green[minutes].Requests;
        return minutes;
    }
}
