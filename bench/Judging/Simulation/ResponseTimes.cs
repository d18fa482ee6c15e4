using MathNet.Numerics.Distributions;

namespace RedGreen.Bench.Judging.Simulation;

/// <summary>
/// Lognormal response times: Red's have the median 100 ms. Slow is what Red's 95th percentile excludes, 228 ms. Failed
/// requests are quick: only those answered well have a response time here.
/// </summary>
/// <param name="factor">How many times longer than Red every request takes.</param>
internal sealed class ResponseTimes(double factor)
{
    private const double Median = 0.1;
    private const double Sigma = 0.5;

    /// <summary>From here on a request is slow.</summary>
    public static readonly double SlowSeconds = Median * Math.Exp(Sigma * Normal.InvCDF(0, 1, 0.95));

    /// <summary>Red's.</summary>
    public static readonly ResponseTimes Usual = new(1);

    /// <summary>The share of slow requests, 5% for Red.</summary>
    public double SlowShare { get; } = 1 - Normal.CDF(0, 1, Math.Log(SlowSeconds / (Median * factor)) / Sigma);

    /// <summary>The percentile of a minute's answers, of which so many were slow; null without answers.</summary>
    public double? Percentile(double percent, long answered, long slow, Chance chance)
    {
        if (answered == 0)
            return null;
        // Response times are drawn one by one by nobody: the k-th smallest of n uniform numbers has a beta distribution.
        var above = answered - (long)Math.Ceiling(percent * answered);
        var upper = above < slow
            ? SlowShare * chance.Smallest(above + 1, slow)
            : SlowShare + ((1 - SlowShare) * chance.Smallest(above - slow + 1, answered - slow));
        return Median * factor * Math.Exp(-Sigma * Normal.InvCDF(0, 1, upper));
    }
}
