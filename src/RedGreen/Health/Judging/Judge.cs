using RedGreen.Strategies;

namespace RedGreen.Health.Judging;

/// <summary>
/// Folds windows into the sums of every test but those of own metrics, which come at their own pace (<see cref="OwnFolding"/>).
/// What the sums say is <see cref="Verdict"/>'s.
/// </summary>
public sealed class Judge
{
    /// <summary>Green may have slow requests this many times as often as Red, at least: a new process is a little slower for a while.</summary>
    public const double SlowTolerance = 1.5;

    /// <summary>How many times more often than tolerated the mirrored process has to exclude.</summary>
    public const double SafeMargin = 3;

    /// <summary>Windows at a step before slow requests count: a cold Green is not a slow Green.</summary>
    public const int ColdWindows = 2;

    private readonly Comparison _failures;
    private readonly Comparison _safe;
    private readonly Comparison _slow;
    private readonly GrossRate _gross;
    private readonly History _history;

    /// <summary>A judge of a deployment.</summary>
    /// <param name="strategy">For its tolerance and its error budget.</param>
    /// <param name="history">What is usual for Red.</param>
    public Judge(Strategy strategy, History history)
    {
        _history = history;
        var budget = new ErrorBudget(strategy.ErrorBudget);
        _failures = Comparison.IsWorse(strategy.Tolerance, history.FailureOverdispersion, budget.Failures);
        _safe = Comparison.IsBetter(SafeMargin * strategy.Tolerance, history.FailureOverdispersion, budget.Failures);
        _slow = Comparison.IsWorse(Math.Max(SlowTolerance, strategy.Tolerance), history.SlowOverdispersion, budget.Slow);
        _gross = new GrossRate(history.FailureRate);
    }

    /// <summary>The sums with one more window.</summary>
    /// <param name="sums">What was folded before.</param>
    /// <param name="window">The window.</param>
    /// <param name="isComparable">
    /// Whether no weights moved in it: a shared incident that begins with a shift would look like Green's fault.
    /// </param>
    /// <param name="isWarm">Whether Green has served long enough at this step for its slow requests to count.</param>
    /// <param name="redServes">
    /// Whether Red has a share of the traffic. If so and its numbers are not there although they were waited for, nothing is
    /// compared; what anybody would call broken is broken all the same.
    /// </param>
    public Sums Add(Sums sums, Window window, bool isComparable, bool isWarm, bool redServes)
    {
        if (window.Green is not { } green || (window.Red is null && redServes && !isComparable))
            return sums;
        var failures = new TwoSides(green.Requests, green.Failures, window.Red?.Requests ?? 0, window.Red?.Failures ?? 0);
        sums = sums with { Unanswered = sums.Unanswered + failures with { GreenEvents = green.Unanswered, RedEvents = window.Red?.Unanswered ?? 0 } };
        if (_gross.Reads(failures))
            sums = sums with { Gross = _gross.Add(sums.Gross, failures), GrossRead = sums.GrossRead + failures };
        return !isComparable ? sums
            : redServes ? Against(sums, failures, green, window.Red, isWarm)
            : AtAll(sums, green, isWarm);
    }

    private Sums Against(Sums sums, in TwoSides failures, SideWindow green, SideWindow? red, bool isWarm)
    {
        if (!failures.BothServed)
            return sums;
        var compared = sums with
        {
            Failures = _failures.Add(sums.Failures, failures),
            Safe = _safe.Add(sums.Safe, failures),
            Compared = sums.Compared + failures,
        };
        if (!isWarm || green.Slow is not { } greenSlow || red?.Slow is not { } redSlow)
            return compared;
        var slow = new TwoSides(green.Requests, greenSlow, red.Requests, redSlow);
        return compared with { Slow = _slow.Add(sums.Slow, slow), SlowCompared = sums.SlowCompared + slow };
    }

    private Sums AtAll(Sums sums, SideWindow green, bool isWarm) => sums with
    {
        FailuresAtAll = sums.FailuresAtAll.Add(new Counted(green.Requests, green.Failures)),
        SlowAtAll = isWarm && green.Slow is { } slow && _history.SlowRate is not null
            ? sums.SlowAtAll.Add(new Counted(green.Requests, slow))
            : sums.SlowAtAll,
    };
}
