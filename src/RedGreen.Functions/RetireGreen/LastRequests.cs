using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Health;

namespace RedGreen.Functions;

/// <summary>
/// Whether the load balancer has stopped sending requests to Green: new weights take a time to reach it for which AWS
/// gives no figure, and scaling in before is an outage (argoproj/argo-rollouts#4595).
/// </summary>
public sealed class LastRequests(ITrafficMetrics metrics)
{
    // Metrics come late or not at all; after this, weight 0 read back and settled is enough, unless they say otherwise.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Whether a whole minute after the last shift passed without a request to Green.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="shiftedAt">When weights last moved.</param>
    /// <param name="settled">When the settle time was over.</param>
    /// <param name="now">The time of this look.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="GreenCarriesTraffic">Long after the shift Green still gets requests.</exception>
    public async Task<bool> MayRetireAsync(Deployment deployment, DateTimeOffset shiftedAt, DateTimeOffset settled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pairs = deployment.Green.TargetGroups.Where(pair => pair.Green is not null).ToList();
        var from = new DateTimeOffset(shiftedAt.Ticks - (shiftedAt.Ticks % Window.Length.Ticks), shiftedAt.Offset) + Window.Length;
        var to = from + TimeSpan.FromMinutes(Math.Floor((now - from).TotalMinutes));
        if (pairs is [])
            return true;
        var last = to > from ? await LastAsync(pairs, from, to, cancellationToken).ConfigureAwait(false) : null;
        if (last is { Requests: 0 })
            return true;
        if (now < settled + Patience)
            return false;
        return last is null ? true : throw new GreenCarriesTraffic($"its weight is 0 and settled, but it served {last.Requests} requests in the last minute measured: another listener rule, or clients that reach it directly");
    }

    private async Task<SideWindow?> LastAsync(List<TargetGroupPair> pairs, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var windows = await metrics.ReadAsync(pairs, from, to, cancellationToken).ConfigureAwait(false);
        return windows?.Select(window => window.Green).LastOrDefault(side => side is not null);
    }
}
