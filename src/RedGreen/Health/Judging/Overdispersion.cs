namespace RedGreen.Health.Judging;

/// <summary>
/// How much more a side's event counts vary from minute to minute than independent events would: v, the variance of the
/// side's own noise. A heuristic, and named so: it is measured on Red's last hour and taken for both sides.
/// </summary>
/// <remarks>
/// With p the median of the rate per minute (all events by all requests where that is 0), y = 2 sqrt(x + 3/8) -
/// 2 sqrt(np + 3/8) (Anscombe's transform: variance 1 for Poisson counts), s = 1.4826 MAD(y) and m the median of np:
/// v = max(0.05, (s^2 - 1)/m), and 0.05 for m below 1. The expected count is taken out before the MAD, or changing
/// traffic is mistaken for noise. Minutes of incidents have been taken out before: see <see cref="Incidents"/>.
/// </remarks>
public static class Overdispersion
{
    /// <summary>The least that is assumed.</summary>
    public const double Least = 0.05;

    /// <summary>The rate of usual minutes: its median, or all events by all requests where that is 0; 0 without requests.</summary>
    public static double UsualRate(IReadOnlyList<(long Requests, long Events)> usual)
    {
        List<double> rates = [.. usual.Where(minute => minute.Requests > 0).Select(minute => minute.Events / (double)minute.Requests)];
        return rates is [] ? 0
            : Median(rates) is > 0 and var median ? median
            : usual.Sum(minute => (double)minute.Events) / usual.Sum(minute => (double)minute.Requests);
    }

    /// <summary>v of usual minutes.</summary>
    public static double Of(IReadOnlyList<(long Requests, long Events)> usual)
    {
        var rate = UsualRate(usual);
        if (usual is [] || Median([.. usual.Select(minute => minute.Requests * rate)]) is not (>= 1 and var usualCount))
            return Least;
        var spread = Spread(Deviations(usual));
        return Math.Max(Least, ((spread * spread) - 1) / usualCount);
    }

    /// <summary>The median; of an even number, the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>y of every minute.</summary>
    internal static List<double> Deviations(IReadOnlyList<(long Requests, long Events)> minutes)
    {
        var rate = UsualRate(minutes);
        return [.. minutes.Select(minute => 2 * (Math.Sqrt(minute.Events + 0.375) - Math.Sqrt((minute.Requests * rate) + 0.375)))];
    }

    /// <summary>s.</summary>
    internal static double Spread(List<double> deviations)
    {
        var centre = Median(deviations);
        return 1.4826 * Median([.. deviations.Select(deviation => Math.Abs(deviation - centre))]);
    }
}
