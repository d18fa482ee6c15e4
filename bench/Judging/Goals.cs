using System.Globalization;
using RedGreen.Bench.Judging.Rules;
using RedGreen.Bench.Judging.Simulation;

namespace RedGreen.Bench.Judging;

/// <summary>The numbers that the judge has to reach.</summary>
internal static class Goals
{
    private const double MostFalse = 0.05;
    private const double MostFalseInBursts = 0.08;
    private const double MinutesAfterOutage = 12;

    // Of 60 requests a minute, 20% may happen to be but one or two: no rule that wants evidence can promise every run.
    private const double MostUnlucky = 0.01;

    // A rule that rolls back good versions more often is no competition.
    private const double MostFalseOfOthers = 0.1;
    private const double MinutesSlower = 1;
    private const double MoreBad = 1.05;
    private const double MoreBadRequests = 1;
    private const double Found = 0.2;

    public static IReadOnlyList<Goal> Of(IReadOnlyList<CellResult> results) =>
    [
        Goal.AtMost("False rollbacks, independent errors, shared incidents included: at most 5% in every cell",
            In(results, Scenarios.Healthy, Scenarios.SharedIncident, Scenarios.HealthyAfterOutage, Scenarios.HealthyDaily), result => result.Ours.RolledBack, MostFalse, Percent),
        Goal.AtMost("False rollbacks, bursty errors: at most 8% in every cell",
            In(results, Scenarios.HealthyBursts), result => result.Ours.RolledBack, MostFalseInBursts, Percent),
        .. Contenders.InOrder.Select((contender, index) => (contender, index)).Skip(1).Select(other => Against(other.contender, other.index, results)),
        Goal.AtMost("100% errors: decided on the first closed minute by which Green has served 20 requests, in every run",
            In(results, Scenarios.All), result => result.Ours.UndecidedAfterEnough, 0, undecided => $"{Percent(undecided)} later"),
        Goal.AtMost("20% errors at 600 requests a minute: decided by the second minute, in 99% of the runs",
            In(results, Scenarios.Fifth).Where(result => result.Cell.RequestsPerMinute == 600), result => result.Ours.UndecidedAfterTwo, MostUnlucky, undecided => $"{Percent(undecided)} later"),
        Goal.AtMost("x4 at 600 requests a minute after an outage of Red, base rate 0.5%: found in less than 12 minutes in the mean, all runs",
            In(results, Scenarios.FourfoldAfterOutage).Where(result => result.Cell is { RequestsPerMinute: 600, BaseRate: 0.005 }),
            result => result.Ours.MinutesServed, Math.BitDecrement(MinutesAfterOutage), minutes => $"{Number(minutes)} minutes"),
    ];

    private static IEnumerable<CellResult> In(IReadOnlyList<CellResult> results, params Scenario[] scenarios) =>
        results.Where(result => scenarios.Contains(result.Cell.Scenario));

    private static Goal Against(Contender other, int index, IReadOnlyList<CellResult> results)
    {
        var what = $"Against {other.Name}: at most one minute slower, at most 5% and one request more bad requests";
        List<Race> races = [.. results
            .Where(result => result.Cell.Scenario.IsMuchWorse && IsCompetition(result.Cell, index, results))
            .Select(result => new Race(result.Cell, result.Ours, result.Tallies[index]))
            .Where(race => race.Ours.RolledBack >= Found || race.Other.RolledBack >= Found)];
        if (races is [])
            return new Goal(what, true, "it rolls back too many good versions in every cell that it could be compared in");
        var missed = races.Count(race => !race.IsWon);
        var worst = races.MaxBy(race => Math.Max(race.Slower / MinutesSlower, race.MoreBadRequests / MoreBadRequests))!;
        return new Goal(what, missed == 0, $"{races.Count - missed} of {races.Count} cells; worst: {worst}");
    }

    private static bool IsCompetition(Cell cell, int index, IReadOnlyList<CellResult> results) => results
        .Where(result => result.Cell.Matches(cell) && (result.Cell.Scenario == cell.Scenario.Healthy || result.Cell.Scenario == Scenarios.SharedIncident))
        .All(result => result.Tallies[index].RolledBack < MostFalseOfOthers);

    public static string Percent(double share) => share.ToString(share is > 0 and < 0.01 ? "0.0%" : "0.#%", CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString(Math.Abs(number) < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    // Both sides' means: they judged the same traces.
    private sealed record Race(Cell Cell, Tally Ours, Tally Other)
    {
        public double Slower => Ours.MinutesServed - Other.MinutesServed;

        // Beyond the 5%.
        public double MoreBadRequests => Ours.Bad - (Other.Bad * MoreBad);

        public bool IsWon => Slower <= MinutesSlower && MoreBadRequests <= Goals.MoreBadRequests;

        public override string ToString() => $"{Cell}: {Number(Ours.MinutesServed)} minutes to {Number(Other.MinutesServed)}, {Number(Ours.Bad)} bad requests to {Number(Other.Bad)}";
    }
}
