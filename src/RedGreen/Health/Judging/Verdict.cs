using System.Globalization;
using RedGreen.Deployments;
using RedGreen.Strategies;

namespace RedGreen.Health.Judging;

/// <summary>What the sums say of Green: against Red, against what anybody would call broken, and at 100 percent against Red's last hour.</summary>
public static class Verdict
{
    /// <summary>
    /// From this share of the way to a rollback on, Green is not given more traffic: it looks worse than Red, and more
    /// evidence comes by itself. A Green that is no worse gets here in one deployment of five budgets at most.
    /// </summary>
    public const double Suspicion = 0.2;

    /// <summary>Own metrics past their limit in so many minutes in a row are no accident.</summary>
    public const int MinutesPastLimit = 3;

    /// <summary>The findings.</summary>
    /// <param name="strategy">How Green is judged.</param>
    /// <param name="evidence">What was folded.</param>
    /// <param name="isBake">Whether Green has all of the traffic.</param>
    public static IEnumerable<Finding> Look(Strategy strategy, Evidence evidence, bool isBake)
    {
        var (sums, budget) = (evidence.Sums, new ErrorBudget(strategy.ErrorBudget));
        var findings = Of(sums.Failures.LogE, budget.Failures, e => $"{Counts("failed", sums.Compared)}{Unanswered(sums)}; {e}")
            .Concat(Of(sums.Slow.LogE, budget.Slow, e => $"{Counts("was slow in", sums.SlowCompared)}{Than(evidence)}; {e}"))
            .Concat(Of(sums.Gross.LogE, budget.Gross, e => $"{Counts("failed", sums.GrossRead)}, far more than the {Percent(new GrossRate(evidence.History?.FailureRate ?? 0).Limit)} that could be called well{Unanswered(sums)}; {e}"))
            .Concat(strategy.Metrics.Zip(sums.Own).SelectMany(own => Own(own.First, own.Second, budget.Own(strategy.Metrics.Count))));
        return isBake && evidence.History is { } history
            ? findings.Concat(AtAll(strategy, evidence, history, budget))
            : findings;
    }

    // Time-outs and broken connections look for another cause than answers that say 500.
    private static string Unanswered(Sums sums) => sums.Unanswered.GreenEvents == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $" (without any answer: Green {sums.Unanswered.GreenEvents:N0}, Red {sums.Unanswered.RedEvents:N0})");

    private static IEnumerable<Finding> AtAll(Strategy strategy, Evidence evidence, History history, ErrorBudget budget) =>
    [
        .. AtAll(evidence.Sums.FailuresAtAll, history.FailureRate, history, strategy.Tolerance, history.FailureOverdispersion, budget.Failures, "failed"),
        .. history.SlowRate is { } rate
            ? AtAll(evidence.Sums.SlowAtAll, rate, history, Math.Max(Judge.SlowTolerance, strategy.Tolerance), history.SlowOverdispersion, budget.Slow, "was slow in", Than(evidence))
            : [],
    ];

    private static IEnumerable<Finding> AtAll(Pooled green, double rate, History history, double tolerance, double overdispersion, double alpha, string verb, string than = "") =>
        Of(Bake.LogE(green, rate, history.Requests, tolerance, overdispersion, alpha), alpha,
            e => $"at 100% {Counts(verb, new TwoSides(green.All.Requests, green.All.Events, history.Requests, (long)Math.Round(rate * history.Requests)), "usually, in its last hour,")}{than}; {e}");

    private static IEnumerable<Finding> Own(OwnMetric metric, OwnSums sums, double alpha)
    {
        foreach (var finding in Of(sums.Sequence.LogE, alpha, e => $"{Words(metric, sums)}; {e}"))
            yield return finding;
        if (sums.PastLimitInARow >= MinutesPastLimit)
            yield return Finding.Bad(string.Create(CultureInfo.InvariantCulture, $"{metric}: Green was past its limit of {metric.Limit} in {sums.PastLimitInARow} minutes in a row, at last {sums.Green:G4}"));
    }

    // Words are made only where there is something to say: this is asked at every look.
    private static IEnumerable<Finding> Of(double logE, double alpha, Func<string, string> words)
    {
        if (logE >= -Math.Log(alpha))
            yield return Finding.Bad(words($"E = {Number(logE)} >= {1 / alpha:0}"));
        else if (logE >= Math.Log(Suspicion / alpha))
            yield return Finding.Doubt($"Green looks worse than Red, which is not proved yet: {words($"E = {Number(logE)}, {1 / alpha:0} needed")}");
    }

    /// <summary>What was seen of one of the service's own metrics, in words.</summary>
    public static string Words(OwnMetric metric, OwnSums sums) => metric.Of is { } attempts
        ? $"{metric}: {Counts("had", sums.Compared, of: attempts)}"
        : string.Create(CultureInfo.InvariantCulture, $"{metric}: Green was worse than Red in {sums.WorseMinutes} of {sums.Minutes} minutes, at last {sums.Green:G4} to {sums.Red:G4}");

    /// <summary>How often something was so on both sides, in words.</summary>
    /// <param name="verb">What Green and Red did.</param>
    /// <param name="sides">The counts.</param>
    /// <param name="usually">What to say of Red's counts, in front of them; null for nothing.</param>
    /// <param name="of">What was counted.</param>
    public static string Counts(string verb, in TwoSides sides, string? usually = null, string of = "requests") =>
        $"Green {verb} {Count(sides.GreenEvents, sides.GreenRequests, $" {of}")}, Red {(usually is null ? "" : usually + " ")}{Count(sides.RedEvents, sides.RedRequests, "")}";

    /// <summary>E in words.</summary>
    public static string Number(double logE) => logE < Math.Log(1_000)
        ? Math.Exp(logE).ToString("0.#", CultureInfo.InvariantCulture)
        : Math.Exp(Math.Min(logE, 690)).ToString("0.0e0", CultureInfo.InvariantCulture);

    private static string Count(long events, long requests, string of) => requests == 0
        ? $"0 of 0{of}"
        : string.Create(CultureInfo.InvariantCulture, $"{events:N0} of {requests:N0}{of} ({Percent((double)events / requests)})");

    private static string Percent(double share) => share.ToString(share is > 0 and < 0.001 ? "0.0##%" : "0.0%", CultureInfo.InvariantCulture);

    private static string Than(Evidence evidence) => evidence.History?.SlowSeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $" (slower than {seconds * 1000:0} ms, Red's usual 95th percentile)")
        : "";
}
