using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.CloudWatch.Traffic;

namespace RedGreen.Sandbox.Ecs.Utilization;

/// <summary>
/// Publishes CPUUtilization and MemoryUtilization of namespace <c>AWS/ECS</c> by cluster and service. Which tasks run is
/// looked at once a minute; what they used follows from the requests that they got, once somebody reads.
/// </summary>
internal sealed class ServiceUtilization : IDisposable
{
    private const string Namespace = "AWS/ECS";
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    private readonly SandboxContext _context;
    private readonly Func<IEnumerable<ServiceLoad>> _loads;
    private readonly MetricStore _store;
    private readonly Queue<(long Minute, IReadOnlyList<ServiceLoad> Loads)> _looks = new();
    private IDisposable _timer;

    /// <param name="context">The sandbox.</param>
    /// <param name="loads">The services, now.</param>
    /// <param name="store">Where requests are read, after the traffic meter, and what they cost is published.</param>
    public ServiceUtilization(SandboxContext context, Func<IEnumerable<ServiceLoad>> loads, MetricStore store)
    {
        (_context, _loads, _store) = (context, loads, store);
        store.Reading += PublishEnded;
        _timer = Next();
    }

    public void Dispose()
    {
        lock (_context.Gate)
            _timer.Dispose();
    }

    // In the middle of each minute, so that a timer of the wall's clock that is late never skips one.
    private IDisposable Next()
    {
        var middle = Minute.Start(Minute.Of(_context.Now)) + (OneMinute / 2);
        return _context.After((middle > _context.Now ? middle : middle + OneMinute) - _context.Now, Look);
    }

    private void Look()
    {
        _looks.Enqueue((Minute.Of(_context.Now), [.. _loads()]));
        if (_looks.Count > _store.KeptMinutes)
            _looks.Dequeue();
        _timer = Next();
    }

    private void PublishEnded()
    {
        var current = Minute.Of(_context.Now);
        while (_looks.TryPeek(out var look) && look.Minute < current)
        {
            _looks.Dequeue();
            foreach (var load in look.Loads)
                Publish(load, look.Minute);
        }
    }

    private void Publish(ServiceLoad load, long minute)
    {
        var requestsPerSecond = load.TargetGroups.Sum(group => RequestsPerTarget(group, minute)) / OneMinute.TotalSeconds;
        Dimension[] dimensions = [new("ClusterName", load.Cluster), new("ServiceName", load.Service)];
        _store.Publish(new(Namespace, "CPUUtilization", dimensions), minute, Datum.Of(SimulatedUse.Cpu(load, requestsPerSecond), load.Tasks), "Percent");
        _store.Publish(new(Namespace, "MemoryUtilization", dimensions), minute, Datum.Of(SimulatedUse.Memory(load, requestsPerSecond), load.Tasks), "Percent");
    }

    private double RequestsPerTarget(string targetGroupArn, long minute)
    {
        var group = new Dimension("TargetGroup", targetGroupArn[targetGroupArn.IndexOf("targetgroup/", StringComparison.Ordinal)..]);
        var requests = 0.0;
        foreach (var series in _store.Series(TrafficMetrics.RequestsPerTarget(group)))
            foreach (var point in series.Range(minute, minute + 1))
                requests += point.Datum.Sum;
        return requests;
    }
}
