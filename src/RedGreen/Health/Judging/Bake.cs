namespace RedGreen.Health.Judging;

/// <summary>
/// At 100 percent Red serves nothing and there is no control: all that Green has served there is compared with Red's last
/// hour, as one window, and must be worse than twice what is usual. An incident that hits both sides looks like Green's
/// fault here; so this asks for much, and the error budget does not cover it.
/// </summary>
public static class Bake
{
    /// <summary>Green may have the event this many times as often as Red usually has, at least.</summary>
    public const double Tolerance = 2;

    /// <summary>Measured minutes before it speaks.</summary>
    public const int LeastWindows = 2;

    /// <summary>ln E of Green's counts at 100 percent against Red's usual ones.</summary>
    /// <param name="atAll">Green's requests and events at 100 percent, and those that are usual for Red.</param>
    /// <param name="tolerance">The strategy's tolerance.</param>
    /// <param name="overdispersion">v of Red's minutes: it stands for a whole hour here, which is careful.</param>
    /// <param name="alpha">1/alpha has to be reached.</param>
    public static double LogE(in TwoSides atAll, double tolerance, double overdispersion, double alpha)
    {
        if (!atAll.IsTwoSided)
            return 0;
        Span<double> gains = stackalloc double[Comparison.Alternatives];
        Comparison.IsWorse(Math.Max(Tolerance, tolerance), overdispersion, alpha).Uncapped().Gains(atAll, gains);
        var most = double.NegativeInfinity;
        foreach (var gain in gains)
            most = Math.Max(most, gain);
        var sum = 0.0;
        foreach (var gain in gains)
            sum += Math.Exp(gain - most);
        return most + Math.Log(sum / gains.Length);
    }
}
