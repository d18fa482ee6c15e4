using RedGreen.Sandbox.DataPlane.Images;

namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>
/// Draws the latencies of many requests as a few batches: how many fall between two quantiles is random, and so is the
/// place between them that stands for all of those. The bands are narrow around the percentiles that people judge by.
/// </summary>
internal static class LatencyDraw
{
    private static readonly double[] Edges = [0, 0.25, 0.5, 0.75, 0.9, 0.93, 0.945, 0.955, 0.97, 0.985, 0.995, 1];

    /// <summary>Calls <paramref name="batch"/> with latencies and counts that add up to <paramref name="count"/>.</summary>
    public static void Latencies(this Random random, LatencyDistribution distribution, long count, Action<TimeSpan, long> batch)
    {
        if (count < Edges.Length)
        {
            for (; count > 0; count--)
                batch(Between(random, distribution, 0, 1), 1);
            return;
        }

        for (var i = 1; i < Edges.Length && count > 0; i++)
        {
            var here = random.Binomial(count, (Edges[i] - Edges[i - 1]) / (1 - Edges[i - 1]));
            if (here > 0)
                batch(Between(random, distribution, Edges[i - 1], Edges[i]), here);
            count -= here;
        }
    }

    private static TimeSpan Between(Random random, LatencyDistribution distribution, double low, double high)
    {
        // Neither 0 nor 1, where the normal distribution has no quantile.
        var probability = low + ((high - low) * Math.Clamp(random.NextDouble(), 1e-9, 1 - 1e-9));
        return distribution.At(NormalQuantile.At(probability));
    }
}
