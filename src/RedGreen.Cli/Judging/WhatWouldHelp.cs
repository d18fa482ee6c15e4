using System.Globalization;
using RedGreen.Health;
using RedGreen.Health.Judging;

namespace RedGreen.Cli.Judging;

/// <summary>Why a trace has come to no decision, and what would have brought one.</summary>
internal static class WhatWouldHelp
{
    // What a deployment is expected to find.
    private const double WorthFinding = 4;

    // From here on more of the traffic for Green tells little more.
    private const double LargeShare = 0.4;

    /// <summary>At least one thing.</summary>
    public static IEnumerable<string> With(BackTest test)
    {
        List<TwoSides> both = [.. test.Minutes.Select(minute => minute.Row).Where(row => row is { Green.Requests: > 0, Red.Requests: > 0 }).Select(row => Sides(row.Green!, row.Red!))];
        if (both is [])
        {
            yield return "minutes in which both sides served: Green is compared with the Red of the same minute";
            yield break;
        }

        var all = both.Aggregate((sum, minute) => sum + minute);
        if (test.Minutes[^1].Judgement.Findings.Any(finding => finding.Kind == FindingKind.Doubt))
            yield return "some more minutes like the last ones, which would soon decide";
        if (all.Events == 0)
            yield return "more traffic: nothing failed on either side, and what does not happen cannot be compared, nor proved to be rare; a limit of its own, --max-error-rate, needs no comparison";
        else
            yield return Power(test, all, both.Count);
        if (all.GreenShare < LargeShare)
            yield return Invariant($"a larger share for Green, which had {all.GreenShare:0.#%} of the requests");
        if (test.Minutes.Count(minute => minute.Row.Green is null || (minute.Row.Red is null && !minute.IsAtAll)) is > 0 and var silent)
            yield return Invariant($"data in the {silent:N0} minutes that have none of a side");
        if (test.RedBefore is not { Minutes: > 0 })
            yield return "Red's minutes before Green's first request, which tell what is usual";
    }

    private static string Power(BackTest test, TwoSides all, int minutes)
    {
        var history = test.RedBefore is { FailureRate: > 0 } known ? known : new Health.Judging.History { FailureRate = (double)all.Events / (all.GreenRequests + all.RedRequests) };
        var times = WorthFinding * test.Strategy.Tolerance;
        var found = Forecast.MinutesToFind(
            times, (double)all.GreenRequests / minutes, (double)all.RedRequests / minutes, history, test.Strategy.Tolerance, new ErrorBudget(test.Strategy.ErrorBudget).Failures);
        var traffic = Invariant($"at {(double)all.GreenRequests / minutes:0.#} requests a minute to Green, and {history.FailureRate:0.0###%} of Red's failing,");
        return found is not { } needed ? $"more traffic: {traffic} a Green that fails {times:0.#} times as often is not found in any time"
            : needed > minutes ? Invariant($"more minutes or more traffic: {traffic} a Green that fails {times:0.#} times as often is found in about {needed:N0} minutes, and there were {minutes:N0} to compare")
            : Invariant($"more minutes or more traffic, to find less than a Green that fails {times:0.#} times as often, or to prove it safe: {traffic} that one is found in about {needed:N0} minutes, and there were {minutes:N0} to compare");
    }

    private static TwoSides Sides(SideWindow green, SideWindow red) => new(green.Requests, green.Failures, red.Requests, red.Failures);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
