using System.Globalization;
using RedGreen.Deployments;
using RedGreen.Strategies;

namespace RedGreen.Health;

/// <summary>Whether Green stays within the limits that the strategy states for it, whatever Red does.</summary>
public static class LimitCheck
{
    /// <summary>
    /// How sure a broken limit must be: the chance of so many failures, were Green exactly at its limit. It is small
    /// because Green is looked at many times in a deployment.
    /// </summary>
    public const double Doubt = 0.0005;

    /// <summary>Windows in a row over the latency limit: a cold Green is not a slow Green.</summary>
    public const int SlowWindows = 3;

    /// <summary>The findings on what was seen at this step.</summary>
    public static IEnumerable<Finding> Look(Strategy strategy, Evidence evidence)
    {
        if (strategy.MaxErrorRate is { } limit
            && evidence.GreenRequests > 0
            && BinomialTail.AtLeast(evidence.GreenFailures, evidence.GreenRequests, limit) < Doubt)
            yield return Finding.Bad(string.Create(CultureInfo.InvariantCulture,
                $"Green failed {evidence.GreenFailures:N0} of {evidence.GreenRequests:N0} requests ({(double)evidence.GreenFailures / evidence.GreenRequests:0.0#%}), limit {limit:0.0##%}; Red {evidence.RedFailures:N0} of {evidence.RedRequests:N0}"));
        if (strategy.MaxP99Seconds is { } slowest && evidence.SlowWindowsInARow >= SlowWindows)
            yield return Finding.Bad(string.Create(CultureInfo.InvariantCulture,
                $"Green's p99 was over its limit of {slowest:0.###} s in {evidence.SlowWindowsInARow} minutes in a row"));
    }
}
