using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>
/// Counts a network load balancer's connections minute by minute. Many threads add; its lock is held for the few
/// additions only.
/// </summary>
/// <param name="loadBalancerArn">The load balancer.</param>
/// <param name="keptMinutes">How many ended minutes wait for a reader at most.</param>
internal sealed class FlowCell(string loadBalancerArn, int keptMinutes)
{
    private readonly Lock _gate = new();
    private readonly Queue<FlowMinute> _ended = [];
    private readonly FlowMetrics _metrics = new(loadBalancerArn);
    private CarriedFlows _sum = new(loadBalancerArn);
    private DateTimeOffset _at;
    private long _minute = long.MinValue;
    private long _active;
    private long _least;
    private long _most;
    private double _activeSeconds;
    private bool _observed;

    public void Add(DateTimeOffset now, in CarriedFlows flows)
    {
        lock (_gate)
        {
            Advance(now);
            _sum = _sum with
            {
                Opened = _sum.Opened + flows.Opened,
                Bytes = _sum.Bytes + flows.Bytes,
                ClientResets = _sum.ClientResets + flows.ClientResets,
                TargetResets = _sum.TargetResets + flows.TargetResets,
                LoadBalancerResets = _sum.LoadBalancerResets + flows.LoadBalancerResets,
            };
            _active += flows.Opened - flows.Ended;
            (_least, _most, _observed) = (Math.Min(_least, _active), Math.Max(_most, _active), true);
        }
    }

    /// <summary>Notes that targets are registered: without connections the counts are 0.</summary>
    public void Observe(DateTimeOffset now)
    {
        lock (_gate)
        {
            Advance(now);
            _observed = true;
        }
    }

    /// <summary>Publishes the minutes that have ended.</summary>
    public void Publish(MetricStore store, DateTimeOffset now)
    {
        lock (_gate)
        {
            Advance(now);
            while (_ended.TryDequeue(out var minute))
                _metrics.Publish(store, minute);
        }
    }

    // A minute that has ended stays so: whoever read the clock just before counts in the next one.
    private void Advance(DateTimeOffset now)
    {
        if (_minute == long.MinValue)
            (_minute, _at) = (Minute.Of(now), now);
        while (_minute < Minute.Of(now))
        {
            Pass(Minute.Start(_minute + 1));
            End(Minute.Of(now));
        }

        if (now > _at)
            Pass(now);
    }

    private void Pass(DateTimeOffset to)
    {
        _activeSeconds += _active * (to - _at).TotalSeconds;
        _at = to;
    }

    private void End(long current)
    {
        if (_observed || _active > 0)
            _ended.Enqueue(new(_minute, _sum, Datum.OfStatistics(1, _activeSeconds / 60, _least, _most)));
        if (_ended.Count > keptMinutes)
            _ended.Dequeue();
        (_sum, _observed, _activeSeconds) = (new(loadBalancerArn), false, 0);
        (_least, _most) = (_active, _active);
        // Nothing is left to tell of minutes in which nothing could happen.
        _minute = _active > 0 ? _minute + 1 : current;
        _at = Minute.Start(_minute);
    }
}
