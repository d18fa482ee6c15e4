namespace RedGreen.Health.Judging;

/// <summary>
/// At 100 percent Red serves nothing and there is no control: all that Green has served there is compared with Red's last
/// hour, as one window, and must be worse than twice what is usual. An incident that would have hit Red too looks like
/// Green's fault here; so one of three minutes decides nothing, this asks for much, and the error budget does not cover it.
/// </summary>
public static class Bake
{
    /// <summary>Green may have the event this many times as often as Red usually has, at least.</summary>
    public const double Tolerance = 2;

    /// <summary>Measured minutes before it speaks: two more than an incident may last.</summary>
    public const int LeastMinutes = Pooled.Incident + 2;

    /// <summary>ln E of Green's minutes at 100 percent against what is usual for Red; 0 where they tell nothing.</summary>
    /// <param name="green">Green's minutes at 100 percent.</param>
    /// <param name="usualRate">How often Red usually has the event, 0-1.</param>
    /// <param name="usualRequests">In how many requests that was seen.</param>
    /// <param name="tolerance">The strategy's tolerance.</param>
    /// <param name="overdispersion">v of a minute; it averages out over the minutes of either side.</param>
    /// <param name="alpha">1/alpha has to be reached.</param>
    public static double LogE(Pooled green, double usualRate, long usualRequests, double tolerance, double overdispersion, double alpha)
    {
        if (green.Minutes < LeastMinutes)
            return 0;
        var (lot, noise) = (green.Levelled, overdispersion * ((1.0 / green.Minutes) + (Window.Length / History.Length)) / 2);
        return LogE(new TwoSides(lot.Requests, lot.Events, usualRequests, (long)Math.Round(usualRate * usualRequests)), Math.Max(Tolerance, tolerance), noise, alpha);
    }

    private static double LogE(in TwoSides lot, double tolerance, double overdispersion, double alpha)
    {
        if (!lot.BothServed)
            return 0;
        Span<double> gains = stackalloc double[Comparison.Alternatives];
        Comparison.IsWorse(tolerance, overdispersion, alpha).Uncapped().Gains(lot, gains);
        var most = double.NegativeInfinity;
        foreach (var gain in gains)
            most = Math.Max(most, gain);
        var sum = 0.0;
        foreach (var gain in gains)
            sum += Math.Exp(gain - most);
        return most + Math.Log(sum / gains.Length);
    }
}
