namespace RedGreen.Sandbox.DataPlane.Images;

/// <summary>
/// How long requests take: log-normal, the usual shape of service times, given by the two numbers that people know.
/// </summary>
/// <param name="Median">Half of the requests are faster.</param>
/// <param name="P99">99 of 100 requests are faster; not below the median.</param>
public readonly record struct LatencyDistribution(TimeSpan Median, TimeSpan P99)
{
    // The 99th percentile of the standard normal distribution.
    private const double NormalP99 = 2.3263478740408408;

    /// <summary>The latency at a value of the standard normal distribution: 0 gives the median, 2.326 the 99th percentile.</summary>
    public TimeSpan At(double normal) => Median * Math.Pow(P99 / Median, normal / NormalP99);
}
