using System.Runtime.Intrinsics;

namespace RedGreen.Health.Judging;

/// <summary>
/// Green's rate of an event against Red's, given how many events there were on both sides together. What hits both sides
/// alike says nothing, whatever its size, and weights that change are followed by themselves.
/// </summary>
/// <remarks>
/// Conditional two-arm Poisson likelihood ratio (Lindon and Malek, NeurIPS 2022, arXiv 2011.03567, in its conditional
/// form): of x events on both sides Green has Binomial(x, pi), where pi = rho r/(1 - rho + rho r) for a ratio r of the
/// rates and Green's share rho of the requests. Against the null ratio r0 the alternative r_k has
/// l_k = xG ln(r_k/r0) - x ln((1 - rho + rho r_k)/(1 - rho + rho r0)).
/// <para>
/// Assumes events that are independent given the window's rate on either side; for frequent events, which are binomial
/// and vary less than Poisson, it errs on the safe side. Two things make it robust, and only lower it, so that the bound
/// holds all the more: a divisor 1 + (x-1)min(1, 2v max(q_0, q_k)), q = pi(1 - pi), for sides that also vary by
/// themselves (heuristic, see <see cref="Overdispersion"/>), and a cap, so that one strange minute never decides alone.
/// </para>
/// </remarks>
public sealed class Comparison
{
    private static readonly double[] Multiples = [1.5, 2, 3, 5, 10, 30, 100];

    /// <summary>How many alternatives there are.</summary>
    public static int Alternatives => Multiples.Length;

    private readonly double _null;
    private readonly double[] _alternatives;
    private readonly double[] _logRatios;
    private readonly double _overdispersion;
    private readonly double _cap;

    private Comparison(double nullRatio, IEnumerable<double> alternatives, double overdispersion, double cap)
    {
        (_null, _overdispersion, _cap) = (nullRatio, overdispersion, cap);
        _alternatives = [.. alternatives];
        _logRatios = [.. _alternatives.Select(alternative => Math.Log(alternative / nullRatio))];
    }

    /// <summary>Null hypothesis: Green has the event at most <paramref name="tolerance"/> times as often as Red.</summary>
    /// <param name="tolerance">r0, above 0.</param>
    /// <param name="overdispersion">v, 0 or more.</param>
    /// <param name="alpha">The chance of reaching 1/alpha although the null hypothesis is true; it sets the cap.</param>
    public static Comparison IsWorse(double tolerance, double overdispersion, double alpha) =>
        new(tolerance, Multiples.Select(multiple => tolerance * multiple), overdispersion, CapOf(alpha));

    /// <summary>The mirror image, null hypothesis: Green has the event at least <paramref name="ratio"/> times as often as Red. It informs; nothing is decided by it.</summary>
    /// <param name="ratio">Above 0.</param>
    /// <param name="overdispersion">v, 0 or more.</param>
    /// <param name="alpha">As for <see cref="IsWorse"/>.</param>
    public static Comparison IsBetter(double ratio, double overdispersion, double alpha) =>
        new(ratio, Multiples.Select(multiple => ratio / multiple), overdispersion, CapOf(alpha));

    /// <summary>The same without a cap: for all that there is, seen as one window.</summary>
    public Comparison Uncapped() => new(_null, _alternatives, _overdispersion, double.PositiveInfinity);

    /// <summary>Adds a window, unless a side had no requests in it.</summary>
    public Sequence Add(Sequence sequence, in TwoSides window)
    {
        if (!window.BothServed)
            return sequence;
        Span<double> gains = stackalloc double[_alternatives.Length];
        Gains(window, gains);
        return sequence.Add(gains);
    }

    /// <summary>e_k of every alternative.</summary>
    public void Gains(in TwoSides window, Span<double> gains) => Gains(window.GreenShare, window.GreenEvents, window.Events, gains);

    /// <summary>What the best alternative gains in a window with these counts, which need not be whole: they may be expected ones.</summary>
    public double ExpectedGain(double greenRequests, double greenEvents, double redRequests, double redEvents)
    {
        if (greenRequests <= 0 || redRequests <= 0)
            return 0;
        Span<double> gains = stackalloc double[_alternatives.Length];
        Gains(greenRequests / (greenRequests + redRequests), greenEvents, greenEvents + redEvents, gains);
        var most = 0.0;
        foreach (var gain in gains)
            most = Math.Max(most, gain);
        return most;
    }

    private void Gains(double share, double greenEvents, double events, Span<double> gains)
    {
        var weightOfNull = 1 - share + (share * _null);
        var spreadOfNull = Vector256.Create(Spread(share * _null / weightOfNull));
        var others = Vector256.Create(Math.Max(0, events - 1));
        // Four alternatives at a time; the last four overlap those before.
        for (var k = 0; k < gains.Length; k += Vector256<double>.Count)
        {
            var at = Math.Min(k, gains.Length - Vector256<double>.Count);
            var part = share * Vector256.Create(_alternatives, at);
            var weight = Vector256.Create(1 - share) + part;
            var gain = (greenEvents * Vector256.Create(_logRatios, at)) - (events * Vector256.Log(weight / weightOfNull));
            var spread = Vector256.Max(spreadOfNull, Spread(part / weight));
            Vector256.Min(gain / (Vector256<double>.One + (others * Correlation(spread))), Vector256.Create(_cap)).CopyTo(gains[at..]);
        }
    }

    // Two windows at their cap, for most alternatives, are what it takes at least.
    private static double CapOf(double alpha) => (Math.Log(Multiples.Length / alpha) / 2) + 0.2;

    // How much the events of one window are alike in their side. However noisy the sides are, it is no more than wholly:
    // beyond 1 another failure of Green's would lower E.
    private Vector256<double> Correlation(Vector256<double> spread) => Vector256.Min(Vector256<double>.One, 2 * _overdispersion * spread);

    private static Vector256<double> Spread(Vector256<double> share) => share * (Vector256<double>.One - share);

    private static double Spread(double share) => share * (1 - share);
}
