using System.Numerics;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>The Mann-Whitney U test, as the others use it.</summary>
internal static class RankSum
{
    /// <summary>U: pairs in which the first sample's value is the greater one, ties by half.</summary>
    public static double U(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double shift = 0)
    {
        var u = 0.0;
        foreach (var a in first)
            foreach (var b in second)
                u += a - shift > b ? 1 : a - shift == b ? 0.5 : 0;
        return u;
    }

    /// <summary>
    /// The chance of such a U, or a greater one, if both samples came from one distribution, by counting all ways to draw
    /// the first sample from the values of both (ties stay ties). For samples of a few values.
    /// </summary>
    public static double ExactUpperTail(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        // The code that this stands for (PipeCD's piped/executor/analysis/mannwhitney) takes 1 - P(U <= u - 1): with ties
        // the half step below u is in the tail too.
        var atLeast = U(first, second) - 0.5;
        double[] all = [.. first, .. second];
        var (extreme, ways) = (0, 0);
        var (chosen, others) = (new double[first.Length], new double[second.Length]);
        for (var mask = 0u; mask < 1u << all.Length; mask++)
        {
            if (BitOperations.PopCount(mask) != first.Length)
                continue;
            var (c, o) = (0, 0);
            for (var i = 0; i < all.Length; i++)
            {
                if ((mask & (1u << i)) != 0)
                    chosen[c++] = all[i];
                else
                    others[o++] = all[i];
            }

            ways++;
            extreme += U(chosen, others) >= atLeast ? 1 : 0;
        }

        return extreme / (double)ways;
    }

    /// <summary>
    /// How many standard deviations U lies above its mean once <paramref name="shift"/> is taken from the first sample: the
    /// normal approximation with the corrections for ties and continuity. Null where all values are tied.
    /// </summary>
    public static double? Z(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double shift)
    {
        double n = first.Length, m = second.Length;
        var all = new double[first.Length + second.Length];
        for (var i = 0; i < first.Length; i++)
            all[i] = first[i] - shift;
        second.CopyTo(all.AsSpan(first.Length));
        Array.Sort(all);
        var ties = 0.0;
        for (int from = 0, to; from < all.Length; from = to)
        {
            for (to = from + 1; to < all.Length && all[to] == all[from]; to++)
            {
            }

            double t = to - from;
            ties += (t * t * t) - t;
        }

        var sigma = Math.Sqrt(n * m / 12 * (n + m + 1 - (ties / ((n + m) * (n + m - 1)))));
        if (sigma == 0)
            return null;
        var above = U(first, second, shift) - (n * m / 2);
        return (above - (Math.Sign(above) * 0.5)) / sigma;
    }
}
