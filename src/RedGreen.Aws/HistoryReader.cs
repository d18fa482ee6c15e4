using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;

namespace RedGreen.Aws;

/// <summary>
/// What was usual for Red in the hour before Green's first traffic. It takes two answers of CloudWatch: slow requests can
/// only be counted once it is known what is slow.
/// </summary>
public sealed class HistoryReader(ITrafficMetrics metrics)
{
    /// <summary>All of it, in two calls; null where CloudWatch did not tell. Slow requests may still be uncounted.</summary>
    /// <param name="red">Red's side, with groups that are measured.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<History?> ReadAsync(MeasuredSide red, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = await NextAsync(red, null, now, cancellationToken).ConfigureAwait(false);
        return first is null ? null : await NextAsync(red, first, now, cancellationToken).ConfigureAwait(false) ?? first;
    }

    /// <summary>The part that a deployment does not know yet, in one call; null where it knows all, or CloudWatch did not tell.</summary>
    public Task<History?> CompleteAsync(Deployment deployment, DateTimeOffset now, CancellationToken cancellationToken) => deployment.Traffic.Measured
        ? NextAsync(MetricsRequest.RedOf(deployment), deployment.Evidence.History, now, cancellationToken)
        : Task.FromResult<History?>(null);

    private async Task<History?> NextAsync(MeasuredSide red, History? known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (known is { SlowSeconds: null } or { SlowRate: not null })
            return null;
        var to = Folding.ClosedThrough(now);
        var request = new MetricsRequest { From = to - History.Length, To = to, Red = red, SlowSeconds = known?.SlowSeconds, WithP95 = known is null };
        var minutes = await metrics.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return minutes is null ? null : History.Of([.. minutes.Select(window => window.Red)], known?.SlowSeconds);
    }
}
