namespace RedGreen.Health.Judging;

/// <summary>
/// How much more a side's event counts vary from minute to minute than independent events would: v, the variance of the
/// side's own noise. A heuristic, and named so: it is measured on Red's last hour and taken for both sides.
/// </summary>
/// <remarks>
/// With p the median of the rate per minute (all events by all requests where that is 0), y = 2 sqrt(x + 3/8) -
/// 2 sqrt(np + 3/8) (Anscombe's transform: variance 1 for Poisson counts), s = 1.4826 MAD(y) and m the median of np:
/// v = max(0.05, (s^2 - 1)/m), and 0.05 for m below 1. The expected count is taken out before the MAD, or changing
/// traffic is mistaken for noise. Minutes of an outage, as before every hotfix, are left out first: where they are a third
/// of the hour medians alone would still take them for noise, and x4 was found at minute 14.5 rather than 9.
/// </remarks>
public static class Overdispersion
{
    /// <summary>The least that is assumed.</summary>
    public const double Least = 0.05;

    // In standard deviations above the middle (Hampel's identifier, with 4 rather than 3): no usual minute is.
    private const double Outage = 4;

    /// <summary>The usual rate: its median over the usual minutes, or all their events by all their requests where that is 0; 0 without requests.</summary>
    public static double UsualRate(IReadOnlyList<(long Requests, long Events)> minutes) => Rate(Usual(minutes));

    /// <summary>v.</summary>
    public static double Of(IReadOnlyList<(long Requests, long Events)> minutes)
    {
        var usual = Usual(minutes);
        var rate = Rate(usual);
        if (usual is [] || Median([.. usual.Select(minute => minute.Requests * rate)]) is not (>= 1 and var usualCount))
            return Least;
        var (_, spread) = Middle(Deviations(usual, rate));
        return Math.Max(Least, ((spread * spread) - 1) / usualCount);
    }

    // Without those minutes that stand out, what is left has a middle of its own: so once more, until none does.
    private static List<(long Requests, long Events)> Usual(IReadOnlyList<(long Requests, long Events)> minutes)
    {
        List<(long Requests, long Events)> usual = [.. minutes.Where(minute => minute.Requests > 0)];
        while (usual is not [])
        {
            var deviations = Deviations(usual, Rate(usual));
            var (centre, spread) = Middle(deviations);
            List<(long Requests, long Events)> rest = [.. usual.Where((_, i) => deviations[i] - centre <= Outage * Math.Max(1, spread))];
            if (rest.Count == usual.Count)
                break;
            usual = rest;
        }

        return usual;
    }

    private static double Rate(List<(long Requests, long Events)> minutes) => minutes is [] ? 0
        : Median([.. minutes.Select(minute => minute.Events / (double)minute.Requests)]) is > 0 and var median ? median
        : minutes.Sum(minute => (double)minute.Events) / minutes.Sum(minute => (double)minute.Requests);

    private static List<double> Deviations(List<(long Requests, long Events)> minutes, double rate) =>
        [.. minutes.Select(minute => 2 * (Math.Sqrt(minute.Events + 0.375) - Math.Sqrt((minute.Requests * rate) + 0.375)))];

    private static (double Centre, double Spread) Middle(List<double> values)
    {
        var centre = Median(values);
        return (centre, 1.4826 * Median([.. values.Select(value => Math.Abs(value - centre))]));
    }

    /// <summary>The median; of an even number, the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
