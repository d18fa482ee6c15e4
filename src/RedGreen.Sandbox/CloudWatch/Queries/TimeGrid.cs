using RedGreen.Sandbox.CloudWatch.Metrics;

namespace RedGreen.Sandbox.CloudWatch.Queries;

/// <summary>The periods a query asks for, one after the other.</summary>
/// <param name="First">The minute the first period begins at.</param>
/// <param name="Period">Minutes per period.</param>
/// <param name="Count">How many periods.</param>
internal readonly record struct TimeGrid(long First, int Period, int Count)
{
    /// <summary>The minute after the last one.</summary>
    public long End => First + ((long)Period * Count);

    /// <summary>Which period a minute of the grid falls in.</summary>
    public int IndexOf(long minute) => (int)((minute - First) / Period);

    /// <summary>When a period begins, in seconds since the epoch.</summary>
    public long Timestamp(int index) => (First + ((long)index * Period)) * 60;

    /// <summary>
    /// The periods of a time range. As in AWS the start is rounded down to the minute, and a period is asked for when it
    /// begins before the end. Nothing older than what is kept can have data.
    /// </summary>
    public static TimeGrid Of(DateTimeOffset start, DateTimeOffset end, int period, long oldestKept)
    {
        var first = Minute.Of(start);
        if (first < oldestKept)
            first += (oldestKept - first + period - 1) / period * period;
        var minutes = Math.Max(0, Minute.AtOrAfter(end) - first);
        return new(first, period, (int)Math.Min(int.MaxValue, (minutes + period - 1) / period));
    }
}
