using RedGreen.Health;

namespace RedGreen.Bench.Judging.Simulation;

/// <summary>What one side serves.</summary>
internal static class SideTraffic
{
    /// <summary>
    /// A minute of it. Requests arrive as a Poisson process, and each fails or is slow by itself: so failed, slow and good
    /// ones are Poisson counts of their own, and among a minute's requests each of them is binomial.
    /// </summary>
    /// <param name="requests">How many there are, in the mean.</param>
    /// <param name="failureRate">How many of them fail; above 1 counts as 1.</param>
    /// <param name="times">How long the others take.</param>
    /// <param name="chance">What decides.</param>
    public static SideWindow Minute(double requests, double failureRate, ResponseTimes times, Chance chance)
    {
        var rate = Math.Min(1, failureRate);
        var failures = chance.Poisson(requests * rate);
        var slow = chance.Poisson(requests * (1 - rate) * times.SlowShare);
        var answered = slow + chance.Poisson(requests * (1 - rate) * (1 - times.SlowShare));
        return new SideWindow(failures + answered, failures, times.Percentile(0.99, answered, slow, chance))
        {
            P95Seconds = times.Percentile(0.95, answered, slow, chance),
            Slow = slow,
        };
    }
}
