namespace RedGreen.Sandbox.Load;

/// <summary>When the requests of one kind are due, counted from the start.</summary>
internal static class ArrivalTimes
{
    /// <summary>The times, rising, without an end; none for a rate of 0.</summary>
    public static IEnumerable<TimeSpan> Of(Arrivals arrivals, double rate, int seed)
    {
        if (rate <= 0)
            yield break;
        var dice = new Random(seed);
        var clustered = 0.0;
        for (var i = 0L; ; i++)
        {
            yield return TimeSpan.FromSeconds(arrivals == Arrivals.Poisson ? clustered : i / rate);
            clustered -= Math.Log(1 - dice.NextDouble()) / rate;
        }
    }
}
