using RedGreen.Health;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>One side's number in a minute, as a rule that watches one thing sees it.</summary>
internal static class Watched
{
    /// <summary>
    /// Failures: the bound of Flagger's own example, a success rate of 99% (docs.flagger.app/usage/metrics,
    /// request-success-rate), which is also what the alarm has. Argo's example has 95% (argo-rollouts features/analysis);
    /// with that it would find less.
    /// </summary>
    public const double MostFailures = 0.01;

    /// <summary>Latency: Flagger's own example, a 99th percentile of 500 ms (the same page, request-duration).</summary>
    public const double MostSeconds = 0.5;

    /// <summary>The number; null without requests.</summary>
    public static double? Value(this Watch watch, SideWindow side) =>
        watch == Watch.Latency ? side.P99Seconds : side.Requests == 0 ? null : side.Failures / (double)side.Requests;

    /// <summary>Whether Green's number is past the fixed bound; null without requests.</summary>
    public static bool? IsPastBound(this Watch watch, SideWindow green) =>
        watch.Value(green) is { } value ? value > (watch == Watch.Latency ? MostSeconds : MostFailures) : null;
}
