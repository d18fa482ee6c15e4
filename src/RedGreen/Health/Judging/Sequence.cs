using System.Text.Json.Serialization;

namespace RedGreen.Health.Judging;

/// <summary>
/// A sequential test that may be looked at as often as one likes. It holds one sum S_k for each alternative and is an
/// e-process: while the null hypothesis is true, the chance that <see cref="E"/> ever reaches 1/alpha is at most alpha
/// (Ville's inequality).
/// </summary>
/// <remarks>
/// S_k &lt;- (S_k + w_t) exp(e_k), w_1 = 1/2, w_t = 1/(2t(t-1)), E = mean of S_k + 1 - (w_1 + ... + w_t). Every window starts
/// the test anew with a part of the stake, so that old good minutes leave no debt: a version that goes bad late is found
/// as one that begins bad, but for ln(1/w_t). Whether a window counts as t must not depend on Green's events, of which one
/// more could lower E otherwise: a quiet one counts, with gains of 0, and one in which a side had no requests does not.
/// </remarks>
public sealed record Sequence
{
    /// <summary>Before the first window: E is 1.</summary>
    public static readonly Sequence Empty = new();

    // exp(690) is about 10^299: enough for every comparison, and finite in every sum and in JSON.
    private const double MostLogE = 690;

    /// <summary>Windows that counted: t.</summary>
    public int Windows { get; init; }

    /// <summary>ln S_k for each alternative; empty before the first window. Logarithms, since a sum may pass 10^300.</summary>
    public IReadOnlyList<double> LogSums { get; init; } = [];

    /// <summary>ln E.</summary>
    [JsonIgnore]
    public double LogE
    {
        get
        {
            if (Windows == 0)
                return 0;
            var mean = LogSums.Max();
            mean += Math.Log(LogSums.Sum(sum => Math.Exp(sum - mean)) / LogSums.Count);
            // 1 - (w_1 + ... + w_t) = 1/(2t): what has not been staked yet.
            return Elementwise.LogOfSum(mean, -Math.Log(2.0 * Windows));
        }
    }

    /// <summary>E, at most 10^299.</summary>
    [JsonIgnore]
    public double E => Math.Exp(Math.Min(LogE, MostLogE));

    /// <summary>Whether E has reached 1/<paramref name="alpha"/>.</summary>
    public bool Reaches(double alpha) => LogE >= -Math.Log(alpha);

    /// <summary>The sequence with one more window.</summary>
    /// <param name="gains">e_k of each alternative, finite; always as many.</param>
    public Sequence Add(ReadOnlySpan<double> gains)
    {
        var t = Windows + 1.0;
        var logStake = t == 1 ? -Math.Log(2) : -Math.Log(2 * t * (t - 1));
        var sums = new double[gains.Length];
        if (Windows == 0)
            Array.Fill(sums, logStake);
        else
            Elementwise.LogOfSum(LogSums as double[] ?? [.. LogSums], logStake, sums);
        for (var k = 0; k < sums.Length; k++)
            sums[k] += gains[k];
        return new Sequence { Windows = Windows + 1, LogSums = sums };
    }
}
