namespace RedGreen.Health.Judging;

/// <summary>What a stretch of traffic lets one expect of the judge, before or while it is there.</summary>
public static class Forecast
{
    /// <summary>A Green that fails so many times as often as tolerated is what a deployment is expected to find.</summary>
    public const double WorthFinding = 4;

    /// <summary>Whole minutes until so many requests have come; null for never.</summary>
    /// <param name="requests">How many are awaited.</param>
    /// <param name="perMinute">How many come in a minute.</param>
    public static long? MinutesToSee(long requests, double perMinute) =>
        requests <= 0 ? 0 : perMinute <= 0 ? null : (long)Math.Min(1e9, Math.Ceiling((requests / perMinute) - 1e-9));

    /// <summary>
    /// Whole minutes until a Green that fails <paramref name="times"/> as often as Red is expected to be found by the
    /// comparison; null for never. The expected growth of the best alternative's sum, against what it has to reach; the
    /// comparison's other parts, and luck, are left out, so it is a rough figure.
    /// </summary>
    /// <param name="times">Above the tolerance.</param>
    /// <param name="greenPerMinute">Green's requests in a minute.</param>
    /// <param name="redPerMinute">Red's.</param>
    /// <param name="history">Red's usual failure rate, and how much it varies.</param>
    /// <param name="tolerance">The strategy's.</param>
    /// <param name="alpha">The comparison's share of the error budget.</param>
    public static long? MinutesToFind(double times, double greenPerMinute, double redPerMinute, History history, double tolerance, double alpha)
    {
        var gain = GainPerMinute(times, greenPerMinute, redPerMinute, history, tolerance, alpha);
        return gain <= 0 ? null : Math.Max(2, MinutesToSee(1, gain / Needed(alpha)) ?? long.MaxValue);
    }

    /// <summary>Whether a Green that fails so many times as often as Red is expected to be found in stretches of traffic, one after the other.</summary>
    /// <param name="times">Above the tolerance.</param>
    /// <param name="stretches">Minutes, and the requests of both sides in each of them.</param>
    /// <param name="history">See <see cref="MinutesToFind"/>.</param>
    /// <param name="tolerance">See <see cref="MinutesToFind"/>.</param>
    /// <param name="alpha">See <see cref="MinutesToFind"/>.</param>
    public static bool IsFound(double times, IEnumerable<(double Minutes, double Green, double Red)> stretches, History history, double tolerance, double alpha) =>
        stretches.Sum(stretch => stretch.Minutes * GainPerMinute(times, stretch.Green, stretch.Red, history, tolerance, alpha)) >= Needed(alpha);

    private static double GainPerMinute(double times, double green, double red, History history, double tolerance, double alpha)
    {
        var rate = Math.Min(1, history.FailureRate * times);
        return Comparison.IsWorse(tolerance, history.FailureOverdispersion, alpha).ExpectedGain(green, green * rate, red, red * history.FailureRate);
    }

    // 1/alpha in the mean over the alternatives, as if one of them did it alone; its neighbours make up for the stake.
    private static double Needed(double alpha) => Math.Log(Comparison.Alternatives / alpha);
}
