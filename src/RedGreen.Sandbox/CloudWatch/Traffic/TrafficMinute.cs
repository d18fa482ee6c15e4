using RedGreen.Sandbox.CloudWatch.Metrics;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>A minute that is over.</summary>
/// <param name="Minute">Which.</param>
/// <param name="Counts">What was counted.</param>
/// <param name="ResponseTimes">In seconds; null where no target answered.</param>
/// <param name="HasTargets">Whether targets were registered, so that no requests are a fact to report.</param>
internal sealed record TrafficMinute(long Minute, TrafficCounts Counts, Datum? ResponseTimes, bool HasTargets)
{
    /// <summary>The same minute of two groups.</summary>
    public static TrafficMinute Merge(TrafficMinute a, TrafficMinute b) => new(
        a.Minute,
        TrafficCounts.Sum(a.Counts, b.Counts),
        a.ResponseTimes is { } x && b.ResponseTimes is { } y ? Datum.Merge(x, y) : a.ResponseTimes ?? b.ResponseTimes,
        a.HasTargets || b.HasTargets);
}
