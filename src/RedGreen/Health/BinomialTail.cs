namespace RedGreen.Health;

/// <summary>The upper tail of a binomial distribution.</summary>
public static class BinomialTail
{
    /// <summary>
    /// An upper bound of P(X >= failures) for X ~ Binomial(requests, rate), by Chernoff: exp(-n KL(x/n || p)). It is
    /// never below the true tail, so a limit is called broken later rather than wrongly, and it needs no sum over
    /// millions of requests. 1 while the observed rate is at or below <paramref name="rate"/>.
    /// </summary>
    /// <param name="failures">0 to <paramref name="requests"/>.</param>
    /// <param name="requests">At least 1.</param>
    /// <param name="rate">0-1.</param>
    public static double AtLeast(long failures, long requests, double rate)
    {
        var seen = (double)failures / requests;
        if (seen <= rate)
            return 1;
        return rate <= 0 ? 0 : Math.Exp(-requests * Divergence(seen, rate));
    }

    // Kullback-Leibler divergence of two coins; 0 ln 0 is 0.
    private static double Divergence(double p, double q) => Term(p, q) + Term(1 - p, 1 - q);

    private static double Term(double p, double q) => p <= 0 ? 0 : p * Math.Log(p / q);
}
