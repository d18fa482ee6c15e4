using RedGreen.Sandbox.CloudWatch.Metrics;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>A minute that is over.</summary>
/// <param name="Minute">Which.</param>
/// <param name="Counts">What was counted.</param>
/// <param name="ResponseTimes">In seconds; null where no target answered.</param>
/// <param name="Targets">How many targets shared the requests, so that no requests are a fact to report; null where none was registered.</param>
internal sealed record TrafficMinute(long Minute, TrafficCounts Counts, Datum? ResponseTimes, int? Targets)
{
    /// <summary>The same minute of two groups.</summary>
    public static TrafficMinute Merge(TrafficMinute a, TrafficMinute b) => new(
        a.Minute,
        TrafficCounts.Sum(a.Counts, b.Counts),
        a.ResponseTimes is { } x && b.ResponseTimes is { } y ? Datum.Merge(x, y) : a.ResponseTimes ?? b.ResponseTimes,
        a.Targets is { } m && b.Targets is { } n ? m + n : a.Targets ?? b.Targets);
}
