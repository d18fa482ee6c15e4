using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Health;
using RedGreen.Routing;

namespace RedGreen.Functions;

/// <summary>
/// Whether the load balancer has stopped sending requests to Green: new weights take a time to reach it for which AWS
/// gives no figure, and scaling in before is an outage (argoproj/argo-rollouts#4595).
/// </summary>
public sealed class LastRequests(ITrafficMetrics metrics)
{
    // Metrics come late or not at all; after this, weight 0 read back and settled is enough, unless they say otherwise.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    // What was measured longer ago says nothing about now: the publication lag and a window.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(4);

    /// <summary>Whether nothing speaks against retiring Green.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="isNamed">Whether a rule still names Green's groups, at weight 0. Where none does, the load balancer measures them no more.</param>
    /// <param name="settled">When the settle time was over.</param>
    /// <param name="now">The time of this look.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="GreenCarriesTraffic">Long after the shift Green still gets requests.</exception>
    public async Task<bool> MayRetireAsync(Deployment deployment, bool isNamed, DateTimeOffset settled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = await LastAsync(deployment, now, cancellationToken).ConfigureAwait(false);
        if (last is { Requests: 0 } || (last is null && (!isNamed || now >= settled + Patience)))
            return true;
        if (last is null || now < settled + Patience)
            return false;
        // A load balancer of Green's own is asked by strangers too, by its address, and by clients that keep a DNS answer for ever.
        return deployment.Traffic.Router == RouterKind.Route53
            ? true
            : throw new GreenCarriesTraffic($"its weight is 0 and settled, but it served {last.Requests} requests in the last minute measured: another listener rule, or clients that reach it directly");
    }

    // The newest whole minute after the shift that was measured; null where there is none.
    private async Task<SideWindow?> LastAsync(Deployment deployment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<MeasuredGroup> groups = [.. deployment.Green.TargetGroups.Where(pair => pair.Green is not null).Select(pair => new MeasuredGroup(pair.Green!, pair.GreenLoadBalancer ?? pair.LoadBalancer))];
        var afterShift = Minute(deployment.Traffic.ShiftedAt ?? now) + Window.Length;
        var (from, to) = (Later(afterShift, Minute(now - Recent)), Minute(now));
        if (groups is [] || to <= from)
            return null;
        var windows = await metrics.ReadAsync(new MetricsRequest { From = from, To = to, Green = new MeasuredSide(deployment.Green.Service, groups) }, cancellationToken).ConfigureAwait(false);
        return windows?.Select(window => window.Green).LastOrDefault(side => side is not null);
    }

    private static DateTimeOffset Minute(DateTimeOffset at) => new(at.Ticks - (at.Ticks % Window.Length.Ticks), at.Offset);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
