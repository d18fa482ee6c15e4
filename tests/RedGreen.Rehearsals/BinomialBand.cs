namespace RedGreen.Rehearsals;

/// <summary>How often an event of a known chance may have been seen before the chance must be called wrong.</summary>
internal static class BinomialBand
{
    /// <summary>
    /// The counts that are not in a tail of X ~ Binomial(<paramref name="trials"/>, <paramref name="chance"/>) of
    /// (1 - <paramref name="confidence"/>) / 2 on either side: exact, by summing the distribution.
    /// </summary>
    /// <param name="trials">At least 1.</param>
    /// <param name="chance">0-1.</param>
    /// <param name="confidence">0-1, both excluded.</param>
    public static (long Least, long Most) Of(long trials, double chance, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var least = FirstBeyond(tail, trials, chance);
        return (least, trials - FirstBeyond(tail, trials, 1 - chance));
    }

    // The smallest k with P(X <= k) above the tail.
    private static long FirstBeyond(double tail, long trials, double chance)
    {
        if (chance is 0 or 1)
            return chance is 0 ? 0 : trials;
        var log = trials * Math.Log(1 - chance);
        var odds = Math.Log(chance / (1 - chance));
        var sum = Math.Exp(log);
        var k = 0L;
        while (sum <= tail)
        {
            log += odds + Math.Log((double)(trials - k) / (k + 1));
            sum += Math.Exp(log);
            k++;
        }

        return k;
    }
}
