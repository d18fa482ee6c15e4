using System.Globalization;
using RedGreen.Health.Judging;

namespace RedGreen.Cli.Judging;

/// <summary>What stands above and below the minutes.</summary>
internal static class JudgeWords
{
    /// <summary>How Green was judged, and what was known of Red.</summary>
    public static IEnumerable<string> Before(BackTest test)
    {
        var strategy = test.Strategy;
        yield return Invariant($"policy: tolerance {strategy.Tolerance:0.####}, error budget {strategy.ErrorBudget:0.####}, {(strategy.MaxErrorRate is { } most ? Invariant($"max-error-rate {most:0.####}") : "no max-error-rate")}");
        yield return test.RedBefore is { Minutes: > 0 } history
            ? Invariant($"Red's last hour: {history.Minutes} {(history.Minutes == 1 ? "minute" : "minutes")}, {history.Requests:N0} requests, usually {history.FailureRate:0.0###%} failed{(history.SlowRate is { } slow ? Invariant($", {slow:0.0#%} were slow") : "")}")
            : "Red's last hour: no data before Green's first request, so it is not known what is usual";
    }

    /// <summary>What to say of minutes that have no row; null where there is none. Seconds taken for minutes would show here.</summary>
    public static string? Gaps(BackTest test)
    {
        var numbers = test.Minutes.Select(minute => minute.Row.Minute.Number).ToList();
        var gaps = numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second - pair.First > 1);
        return gaps == 0 ? null : Invariant($"Note: a row is one minute, and {gaps:N0} of {numbers.Count:N0} rows are followed by minutes that have no row. Those count as minutes without data.");
    }

    /// <summary>The decision in a sentence, and where there is none what would have helped.</summary>
    public static IEnumerable<string> After(BackTest test)
    {
        var (minute, reasons) = (test.Decisive.Row.Minute.Text, string.Join("; ", test.Decisive.Reasons));
        yield return test.Outcome switch
        {
            Outcome.Rollback => $"rollback at minute {minute}: {reasons}",
            Outcome.Safe => $"safe at minute {minute}: {reasons}",
            _ => $"inconclusive after minute {minute}: {reasons}; {Missing(test)}",
        };
        if (test.Outcome == Outcome.Inconclusive)
            yield return $"what would have helped: {string.Join("; ", WhatWouldHelp.With(test))}";
    }

    private static string Missing(BackTest test)
    {
        var (sums, needed) = (test.Minutes[^1].Judgement.Evidence.Sums, 1 / new ErrorBudget(test.Strategy.ErrorBudget).Failures);
        return Invariant($"E = {Verdict.Number(sums.Failures.LogE)} and {needed:0} is a rollback, E safe = {Verdict.Number(sums.Safe.LogE)} and {needed:0} is safe");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
