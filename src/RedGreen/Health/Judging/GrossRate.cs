namespace RedGreen.Health.Judging;

/// <summary>
/// Finds what is plainly broken at any traffic, without Red as a measure: null hypothesis, Green's failure rate is at
/// most q = max(5%, 5 times Red's usual rate); alternatives 25% and 90%. Windows in which Red itself fails more than q
/// are not held against Green.
/// </summary>
/// <remarks>Binomial likelihood ratio x ln(a/q) + (n-x) ln((1-a)/(1-q)); no cap: three failures of three may decide.</remarks>
public sealed class GrossRate
{
    private static readonly double[] Alternatives = [0.25, 0.9];

    private readonly double[] _alternatives;

    /// <summary>The test for a Red that usually fails at a rate.</summary>
    /// <param name="usualRate">Red's median failure rate, 0-1.</param>
    public GrossRate(double usualRate)
    {
        Limit = Math.Max(0.05, 5 * usualRate);
        _alternatives = [.. Alternatives.Where(rate => rate > Limit)];
    }

    /// <summary>q. A Red that fails so often that nothing would be gross cannot be helped by this.</summary>
    public double Limit { get; }

    /// <summary>Whether a window counts.</summary>
    public bool Reads(in TwoSides window) =>
        _alternatives is not [] && window.GreenRequests > 0 && window.RedEvents <= Limit * window.RedRequests;

    /// <summary>Adds a window, unless it does not count.</summary>
    public Sequence Add(Sequence sequence, in TwoSides window)
    {
        if (!Reads(window))
            return sequence;
        Span<double> gains = stackalloc double[_alternatives.Length];
        for (var k = 0; k < gains.Length; k++)
            gains[k] = (window.GreenEvents * Math.Log(_alternatives[k] / Limit))
                + ((window.GreenRequests - window.GreenEvents) * Math.Log((1 - _alternatives[k]) / (1 - Limit)));
        return sequence.Add(gains);
    }
}
