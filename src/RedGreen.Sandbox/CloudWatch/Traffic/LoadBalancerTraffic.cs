using System.Collections.Concurrent;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>One load balancer: its groups, and what of it CloudWatch gets to see.</summary>
internal sealed class LoadBalancerTraffic
{
    private const string NoGroup = "";
    private readonly ConcurrentDictionary<string, TrafficCell> _cells = new();
    private readonly TrafficMetrics _metrics;
    private readonly Func<string, TrafficCell> _create;

    public LoadBalancerTraffic(string loadBalancerArn, int keptMinutes)
    {
        _metrics = TrafficMetrics.OfLoadBalancer(loadBalancerArn);
        _create = arn => new(keptMinutes, arn == NoGroup ? null : TrafficMetrics.OfTargetGroup(loadBalancerArn, arn));
    }

    public void Add(long minute, in ServedRequests served)
    {
        while (!Of(served.TargetGroupArn ?? NoGroup).TryAdd(minute, served))
        {
        }
    }

    public void Observe(long minute, string targetGroupArn, int targets)
    {
        while (!Of(targetGroupArn).TryObserve(minute, targets))
        {
        }
    }

    /// <summary>Publishes the minutes that have ended.</summary>
    public void Publish(MetricStore store, long current, long oldest)
    {
        var totals = new SortedDictionary<long, TrafficMinute>();

        // By name, so that sums of fractions are the same in every run.
        foreach (var (arn, cell) in _cells.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            foreach (var minute in cell.Take(current))
            {
                cell.Metrics?.Publish(store, minute);
                totals[minute.Minute] = totals.TryGetValue(minute.Minute, out var total) ? TrafficMinute.Merge(total, minute) : minute;
            }

            if (cell.TryRetire(oldest))
                _cells.TryRemove(arn, out _);
        }

        foreach (var minute in totals.Values)
            _metrics.Publish(store, minute);
    }

    private TrafficCell Of(string targetGroupArn) => _cells.GetOrAdd(targetGroupArn, _create);
}
