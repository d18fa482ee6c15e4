using System.Collections.Concurrent;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>
/// Turns what the data plane served into the metrics that an Application Load Balancer publishes each minute. Nothing
/// runs by the clock: a minute is closed when the next request or the next reader comes.
/// </summary>
internal sealed class TrafficMeter : ITrafficSink
{
    private readonly ConcurrentDictionary<string, LoadBalancerTraffic> _loadBalancers = new();
    private readonly SandboxContext _context;
    private readonly MetricStore _store;
    private readonly Func<string, LoadBalancerTraffic> _create;

    public TrafficMeter(SandboxContext context, MetricStore store)
    {
        _context = context;
        _store = store;
        _create = arn => new(arn, store.KeptMinutes);
        store.Reading += Publish;
    }

    /// <inheritdoc/>
    public void Served(in ServedRequests requests) =>
        Of(requests.LoadBalancerArn).Add(Minute.Of(_context.Now), requests);

    /// <summary>
    /// The group has targets registered and the load balancer refers to it: from now on its RequestCount is published
    /// when it is 0, too, as AWS does. Without this call a group has metrics only for minutes with requests. Saying it
    /// again changes nothing. Only while <see cref="SandboxContext.Gate"/> is held.
    /// </summary>
    public void Observe(string loadBalancerArn, string targetGroupArn)
    {
        Publish();
        Of(loadBalancerArn).Register(targetGroupArn, Minute.Of(_context.Now));
    }

    /// <summary>
    /// The group's last target is gone, or the load balancer no longer refers to it: this minute is the last with a
    /// RequestCount of 0. Only while <see cref="SandboxContext.Gate"/> is held.
    /// </summary>
    public void Forget(string loadBalancerArn, string targetGroupArn)
    {
        Publish();
        Of(loadBalancerArn).Deregister(targetGroupArn, Minute.Of(_context.Now));
    }

    private void Publish()
    {
        var current = Minute.Of(_context.Now);
        foreach (var loadBalancer in _loadBalancers.Values)
            loadBalancer.Publish(_store, current, _store.OldestKept);
    }

    private LoadBalancerTraffic Of(string arn) => _loadBalancers.GetOrAdd(arn, _create);
}
