using RedGreen.Health;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>
/// Kayenta's NetflixACAJudge with one metric, direction increase, an interval of 10 minutes, windows that grow from
/// Green's first minute: the Mann-Whitney confidence interval (98%, normal approximation) for the shift from baseline to
/// canary. High when its lower bound is above a quarter of the estimated shift theta; a High scores 0, which is below
/// marginal (50) and pass (75) alike. Minutes without requests are left out of the samples. Its removal of outliers (three
/// interquartile ranges away) is not simulated: a test on ranks hardly feels them.
/// </summary>
/// <remarks>
/// The lower bound is where z, which falls as the shift that is taken off grows, crosses 2.326: so it is above
/// theta/4 exactly if z there is still above that. Where theta is 0 by ties, the bounds of its root finder are noise; this
/// takes High then, which finds more.
/// </remarks>
internal sealed class KayentaRule(Watch watch) : IRule
{
    private const int Interval = 10;
    private const double Fraction = 0.25;

    // The 99th percentile of the standard normal distribution: two-sided 98%.
    private const double Z = 2.3263478740408408;

    private readonly List<double> _green = [];
    private readonly List<double> _red = [];

    public bool RollsBack(int minute, SideWindow green, SideWindow red)
    {
        if (watch.Value(green) is { } g)
            _green.Add(g);
        if (watch.Value(red) is { } r)
            _red.Add(r);
        return (minute + 1) % Interval == 0 && _green is not [] && _red is not [] && IsHigh([.. _green], [.. _red]);
    }

    private static bool IsHigh(ReadOnlySpan<double> green, ReadOnlySpan<double> red) =>
        RankSum.Z(green, red, 0) > Z && RankSum.Z(green, red, Fraction * Shift(green, red)) > Z;

    // Hodges and Lehmann: the median of all differences.
    private static double Shift(ReadOnlySpan<double> green, ReadOnlySpan<double> red)
    {
        var differences = new double[green.Length * red.Length];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = green[i / red.Length] - red[i % red.Length];
        Array.Sort(differences);
        return Math.Abs(differences[(differences.Length - 1) / 2] + differences[differences.Length / 2]) / 2;
    }
}
