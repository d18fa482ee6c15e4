namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>
/// Exact draws of counts, at a cost that does not grow with them. Large ones by W. Hörmann's transformed rejection
/// with squeeze: PTRS (Insurance: Mathematics and Economics 12, 1993) and BTRS (Journal of Statistical Computation and
/// Simulation 46, 1993).
/// </summary>
internal static class RandomCounts
{
    // Below this mean the rejection's hat does not fit, and counting one by one is quick.
    private const double SmallMean = 10;

    /// <summary>How many of independent arrivals come when <paramref name="mean"/> are expected.</summary>
    public static long Poisson(this Random random, double mean) =>
        mean < SmallMean ? SmallPoisson(random, mean) : LargePoisson(random, mean);

    /// <summary>How many of <paramref name="trials"/> succeed, each with <paramref name="probability"/>.</summary>
    public static long Binomial(this Random random, long trials, double probability) =>
        trials <= 0 || probability <= 0 ? 0
        : probability >= 1 ? trials
        : probability > 0.5 ? trials - random.Binomial(trials, 1 - probability)
        : trials * probability < SmallMean ? SmallBinomial(random, trials, probability)
        : LargeBinomial(random, trials, probability);

    private static long SmallPoisson(Random random, double mean)
    {
        var (count, product, limit) = (0L, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }

    // From success to success: the gaps are geometric.
    private static long SmallBinomial(Random random, long trials, double probability)
    {
        // Where 1 - probability would round to 1, the series' first term is all there is.
        var logFailure = probability < 1e-9 ? -probability : Math.Log(1 - probability);
        for (long count = 0, at = 0; ; count++)
        {
            var gap = Math.Floor(Math.Log(1 - random.NextDouble()) / logFailure) + 1;
            if (gap > trials - at)
                return count;
            at += (long)gap;
        }
    }

    private static long LargePoisson(Random random, double mean)
    {
        var (root, log) = (Math.Sqrt(mean), Math.Log(mean));
        var b = 0.931 + (2.53 * root);
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var squeeze = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = 1 - random.NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= squeeze)
                return (long)k;
            if (k >= 0 && (us >= 0.013 || v <= us)
                && Math.Log(v * inverseAlpha / ((a / (us * us)) + b)) <= (k * log) - mean - LogFactorial(k))
                return (long)k;
        }
    }

    private static long LargeBinomial(Random random, long trials, double probability)
    {
        double n = trials;
        var odds = probability / (1 - probability);
        var deviation = Math.Sqrt(n * probability * (1 - probability));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * probability);
        var centre = (n * probability) + 0.5;
        var squeeze = 0.92 - (4.2 / b);
        var alpha = (2.83 + (5.1 / b)) * deviation;
        var mode = Math.Floor((n + 1) * probability);
        var logMode = LogFactorial(mode) + LogFactorial(n - mode);
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = 1 - random.NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + centre);
            if (k < 0 || k > n)
                continue;
            if (us >= 0.07 && v <= squeeze)
                return (long)k;
            if (Math.Log(v * alpha / ((a / (us * us)) + b)) <= logMode - LogFactorial(k) - LogFactorial(n - k) + ((k - mode) * Math.Log(odds)))
                return (long)k;
        }
    }

    // Stirling's series, with an error below 1e-11 from 16 on; below by the product.
    private static double LogFactorial(double k)
    {
        if (k < 16)
        {
            var product = 1.0;
            for (var i = 2; i <= k; i++)
                product *= i;
            return Math.Log(product);
        }

        var (x, inverse) = (k + 1, 1 / (k + 1));
        var tail = inverse * ((1 / 12.0) - (inverse * inverse * ((1 / 360.0) - (inverse * inverse / 1260))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + tail;
    }
}
