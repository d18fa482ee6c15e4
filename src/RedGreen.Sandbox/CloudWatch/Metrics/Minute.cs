namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>A minute of the clock, counted from the Unix epoch: the grain in which this CloudWatch keeps numbers.</summary>
internal static class Minute
{
    /// <summary>The minute that an instant falls in.</summary>
    public static long Of(DateTimeOffset at) => Math.DivRem(at.ToUnixTimeSeconds(), 60, out var rest) - (rest < 0 ? 1 : 0);

    /// <summary>The first minute that begins at or after an instant.</summary>
    public static long AtOrAfter(DateTimeOffset at) => Of(at.AddTicks(TimeSpan.TicksPerMinute - 1));

    /// <summary>The instant a minute begins at.</summary>
    public static DateTimeOffset Start(long minute) => DateTimeOffset.FromUnixTimeSeconds(minute * 60);
}
