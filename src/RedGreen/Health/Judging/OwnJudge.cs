using RedGreen.Strategies;

namespace RedGreen.Health.Judging;

/// <summary>Folds one of the service's own metrics.</summary>
/// <param name="metric">The metric.</param>
/// <param name="alpha">Its share of the error budget.</param>
internal sealed class OwnJudge(OwnMetric metric, double alpha)
{
    private readonly Comparison _comparison = Comparison.IsWorse(metric.Tolerance, Overdispersion.Least, alpha);

    /// <summary>Adds a window.</summary>
    /// <param name="sums">What was folded before.</param>
    /// <param name="window">The metric in this window.</param>
    /// <param name="isComparable">Whether weights stood still, so that the sides can be compared.</param>
    public OwnSums Add(OwnSums sums, OwnWindow window, bool isComparable)
    {
        var value = ValueOf(window.Green);
        var seen = sums with
        {
            Green = value ?? sums.Green,
            Red = ValueOf(window.Red) ?? sums.Red,
            PastLimitInARow = value is not { } known ? sums.PastLimitInARow : IsPast(known, metric.Limit) ? sums.PastLimitInARow + 1 : 0,
        };
        return isComparable && window is { Green: { } green, Red: { } red } ? Compare(seen, green, red) : seen;
    }

    /// <summary>Whether a side was measured: its attempts too, where the metric counts events among attempts.</summary>
    public bool IsThere(OwnValue? side) => side is { } given && (metric.Of is null || Counted(given) is not null);

    /// <summary>A side's attempts; 0 where they are unknown, or the metric counts none.</summary>
    public long Attempts(OwnValue? side) => metric.Of is not null && side is { } given && Counted(given) is { } counted ? counted.Attempts : 0;

    private OwnSums Compare(OwnSums sums, OwnValue green, OwnValue red)
    {
        if (metric.Of is not null)
            return Counted(green) is { } g && Counted(red) is { } r
                ? sums with { Compared = sums.Compared + Sides(g, r), Sequence = _comparison.Add(sums.Sequence, Ordered(Sides(g, r))) }
                : sums;
        if (green.Value == red.Value)
            return sums;
        var isWorse = metric.Worse == Worse.Higher ? green.Value > red.Value * metric.Tolerance : green.Value * metric.Tolerance < red.Value;
        return sums with
        {
            Sequence = MinuteByMinute.Add(sums.Sequence, isWorse),
            Minutes = sums.Minutes + 1,
            WorseMinutes = sums.WorseMinutes + (isWorse ? 1 : 0),
        };
    }

    // Where fewer events are worse, Red must not have them more often than Green.
    private TwoSides Ordered(TwoSides sides) => metric.Worse == Worse.Higher ? sides
        : new TwoSides(sides.RedRequests, sides.RedEvents, sides.GreenRequests, sides.GreenEvents);

    private static TwoSides Sides((long Attempts, long Events) green, (long Attempts, long Events) red) =>
        new(green.Attempts, green.Events, red.Attempts, red.Events);

    // What a service publishes need not make sense: attempts may be missing, or fewer than events.
    private static (long Attempts, long Events)? Counted(OwnValue side) => side.Of is { } attempts and >= 0 and < 1e15 && side.Value is >= 0 and < 1e15
        ? ((long)Math.Max(attempts, side.Value), (long)side.Value)
        : null;

    private double? ValueOf(OwnValue? side) => side is not { } given ? null
        : metric.Of is null ? given.Value
        : given.Of is > 0 and { } attempts ? given.Value / attempts
        : null;

    private bool IsPast(double value, double? limit) => limit is { } most && (metric.Worse == Worse.Higher ? value > most : value < most);
}
