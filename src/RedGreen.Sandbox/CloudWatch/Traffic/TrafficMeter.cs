using System.Collections.Concurrent;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>
/// Turns what the data plane served and carried into the metrics that load balancers publish each minute. Nothing
/// runs by the clock: a minute is closed when the next request or the next reader comes.
/// </summary>
/// <remarks>
/// A request count of 0 is published while targets are registered, as AWS does. The meter learns of them from the
/// host counts that load balancing publishes: give load balancing the meter as its <see cref="IMetricSink"/>.
/// </remarks>
internal sealed class TrafficMeter : ITrafficSink, IMetricSink
{
    private readonly ConcurrentDictionary<string, LoadBalancerTraffic> _loadBalancers = new();
    private readonly ConcurrentDictionary<string, FlowCell> _flows = new();
    private readonly SandboxContext _context;
    private readonly MetricStore _store;
    private readonly Func<string, LoadBalancerTraffic> _create;
    private readonly Func<string, FlowCell> _createFlows;

    public TrafficMeter(SandboxContext context, MetricStore store)
    {
        _context = context;
        _store = store;
        _create = arn => new(arn, store.KeptMinutes);
        _createFlows = arn => new(arn, store.KeptMinutes);
        store.Reading += PublishEnded;
    }

    /// <inheritdoc/>
    public void Served(in ServedRequests requests) => Of(requests.LoadBalancerArn).Add(Minute.Of(_context.Now), requests);

    /// <inheritdoc/>
    public void Carried(in CarriedFlows flows) => FlowsOf(flows.LoadBalancerArn).Add(_context.Now, flows);

    /// <summary>
    /// In this minute the group has targets registered behind the load balancer: without requests its RequestCount is 0.
    /// Unobserved, a group has metrics only for the minutes with requests.
    /// </summary>
    /// <param name="loadBalancerArn">The load balancer.</param>
    /// <param name="targetGroupArn">The group.</param>
    /// <param name="healthy">How many of its targets are healthy; where none is, requests go to one at least.</param>
    public void Observe(string loadBalancerArn, string targetGroupArn, int healthy) =>
        Of(loadBalancerArn).Observe(Minute.Of(_context.Now), targetGroupArn, Math.Max(1, healthy));

    /// <inheritdoc/>
    public void Publish(string metricNamespace, string name, IReadOnlyList<(string Name, string Value)> dimensions, DateTimeOffset at, double value, string unit)
    {
        _store.Publish(metricNamespace, name, dimensions, at, value, unit);
        if (name != "HealthyHostCount" || metricNamespace is not (TrafficMetrics.Namespace or FlowMetrics.Namespace))
            return;
        var values = dimensions.ToDictionary(static dimension => dimension.Name, static dimension => dimension.Value);
        if (!values.TryGetValue("LoadBalancer", out var dimension) || !values.TryGetValue("TargetGroup", out var targetGroup))
            return;
        var loadBalancer = _context.Arn("elasticloadbalancing", $"loadbalancer/{dimension}");
        if (metricNamespace == FlowMetrics.Namespace)
            FlowsOf(loadBalancer).Observe(_context.Now);
        else
            Observe(loadBalancer, _context.Arn("elasticloadbalancing", targetGroup), (int)value);
    }

    private void PublishEnded()
    {
        var current = Minute.Of(_context.Now);
        foreach (var loadBalancer in _loadBalancers.Values)
            loadBalancer.Publish(_store, current, _store.OldestKept);
        foreach (var flows in _flows.Values)
            flows.Publish(_store, _context.Now);
    }

    private LoadBalancerTraffic Of(string arn) => _loadBalancers.GetOrAdd(arn, _create);

    private FlowCell FlowsOf(string arn) => _flows.GetOrAdd(arn, _createFlows);
}
