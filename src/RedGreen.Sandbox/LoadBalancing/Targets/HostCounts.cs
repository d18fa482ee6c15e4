using RedGreen.Sandbox.CloudWatch;

namespace RedGreen.Sandbox.LoadBalancing.Targets;

/// <summary>Publishes HealthyHostCount and UnHealthyHostCount of every group in use that has targets, once a minute.</summary>
internal sealed class HostCounts : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SandboxContext _context;
    private readonly Resources _resources;
    private readonly IMetricSink _metrics;
    private IDisposable _timer;

    public HostCounts(SandboxContext context, Resources resources, IMetricSink metrics)
    {
        (_context, _resources, _metrics) = (context, resources, metrics);
        _timer = Next();
    }

    public void Dispose() => _timer.Dispose();

    // In the middle of each minute, so that a timer of the wall's clock that is late never skips one.
    private IDisposable Next()
    {
        var now = _context.Now;
        var middle = new DateTimeOffset(now.Ticks - (now.Ticks % Minute.Ticks), now.Offset) + (Minute / 2);
        return _context.After((middle > now ? middle : middle + Minute) - now, Publish);
    }

    private void Publish()
    {
        foreach (var group in _resources.TargetGroups.Values)
        {
            if (group.LoadBalancer is not { } loadBalancer)
                continue;
            var registered = group.Targets.Values.Where(t => !t.IsDraining).ToList();
            if (registered.Count == 0)
                continue;
            (string, string)[] dimensions = [("TargetGroup", group.Dimension), ("LoadBalancer", loadBalancer.Dimension)];
            _metrics.Publish(loadBalancer.Kind.MetricNamespace, "HealthyHostCount", dimensions, _context.Now, registered.Count(t => t.Health.IsHealthy), "Count");
            _metrics.Publish(loadBalancer.Kind.MetricNamespace, "UnHealthyHostCount", dimensions, _context.Now, registered.Count(t => t.Health.IsUnhealthy), "Count");
        }

        _timer = Next();
    }
}
