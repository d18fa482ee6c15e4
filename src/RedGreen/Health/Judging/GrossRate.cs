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

    private readonly double[] _gainsOfFailure;
    private readonly double[] _gainsOfSuccess;

    /// <summary>The test for a Red that usually fails at a rate.</summary>
    /// <param name="usualRate">Red's median failure rate, 0-1.</param>
    public GrossRate(double usualRate)
    {
        Limit = Math.Max(0.05, 5 * usualRate);
        // An alternative that would not be worse than q is no alternative: its part of the stake stays as it is.
        _gainsOfFailure = [.. Alternatives.Select(rate => rate > Limit ? Math.Log(rate / Limit) : 0)];
        _gainsOfSuccess = [.. Alternatives.Select(rate => rate > Limit ? Math.Log((1 - rate) / (1 - Limit)) : 0)];
    }

    /// <summary>q. A Red that fails so often that nothing would be gross cannot be helped by this.</summary>
    public double Limit { get; }

    /// <summary>Whether a window counts.</summary>
    public bool Reads(in TwoSides window) =>
        Limit < Alternatives[^1] && window.GreenRequests > 0 && window.RedEvents <= Limit * window.RedRequests;

    /// <summary>Adds a window, unless it does not count.</summary>
    public Sequence Add(Sequence sequence, in TwoSides window)
    {
        if (!Reads(window))
            return sequence;
        Span<double> gains = stackalloc double[_gainsOfFailure.Length];
        for (var k = 0; k < gains.Length; k++)
            gains[k] = (window.GreenEvents * _gainsOfFailure[k]) + ((window.GreenRequests - window.GreenEvents) * _gainsOfSuccess[k]);
        return sequence.Add(gains);
    }
}
