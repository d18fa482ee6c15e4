using RedGreen.Health;

namespace RedGreen.Tests.Health.Judging;

/// <summary>Random minutes with a fixed seed.</summary>
internal static class Simulation
{
    /// <summary>A side's minute in which every request fails on its own.</summary>
    public static SideWindow Minute(Random random, long requests, double rate) => new(requests, Binomial(random, requests, rate), null);

    /// <summary>How many of so many requests have an event: by the gaps between events, so that rare events are cheap.</summary>
    public static long Binomial(Random random, long requests, double rate)
    {
        if (rate <= 0)
            return 0;
        if (rate >= 1)
            return requests;
        if (requests * rate > 100 && requests * (1 - rate) > 100)
            return Math.Clamp((long)Math.Round((requests * rate) + (Normal(random) * Math.Sqrt(requests * rate * (1 - rate)))), 0, requests);
        var (events, at, log) = (0L, 0L, Math.Log(1 - rate));
        while (true)
        {
            at += 1 + (long)Math.Min(requests, Math.Log(1 - random.NextDouble()) / log);
            if (at > requests)
                return events;
            events++;
        }
    }

    /// <summary>A Poisson count: by the gaps between events, or nearly normal where there are many.</summary>
    public static long Poisson(Random random, double mean)
    {
        if (mean > 100)
            return Math.Max(0, (long)Math.Round(mean + (Normal(random) * Math.Sqrt(mean))));
        var (events, at) = (-1L, 0.0);
        while (at <= mean)
        {
            at -= Math.Log(1 - random.NextDouble());
            events++;
        }

        return events;
    }

    /// <summary>A gamma variable of mean 1 and variance 1/shape; whole shapes, as sums of exponentials.</summary>
    public static double Gamma(Random random, int shape)
    {
        var sum = 0.0;
        for (var i = 0; i < shape; i++)
            sum -= Math.Log(1 - random.NextDouble());
        return sum / shape;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
