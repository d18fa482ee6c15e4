using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>One target group behind one load balancer: what it was sent, and when it had targets at all.</summary>
internal sealed class TargetGroupTraffic(int keptMinutes, TrafficMetrics? metrics)
{
    private readonly TrafficCell _cell = new(keptMinutes);
    private long _registeredFrom = long.MaxValue;
    private long _registeredThrough = long.MinValue;
    private long _taken = long.MinValue;

    /// <summary>What is published of it; null where the load balancer answered without choosing a group.</summary>
    public TrafficMetrics? Metrics { get; } = metrics;

    public bool TryAdd(long minute, in ServedRequests served) => _cell.TryAdd(minute, served);

    /// <summary>From this minute on it has targets.</summary>
    public void Register(long minute)
    {
        if (_registeredThrough < minute)
            _registeredFrom = minute;
        _registeredThrough = long.MaxValue;
    }

    /// <summary>This minute is the last in which it had targets.</summary>
    public void Deregister(long minute) => _registeredThrough = Math.Min(_registeredThrough, minute);

    /// <summary>
    /// The minutes before <paramref name="current"/> that have not been taken yet: those with traffic and, while targets
    /// are registered, those without.
    /// </summary>
    public IEnumerable<TrafficMinute> Take(long current, long oldest)
    {
        var busy = _cell.Take(current);
        var next = Math.Max(Math.Max(_registeredFrom, oldest), _taken + 1);
        var last = Math.Min(_registeredThrough, current - 1);
        _taken = current - 1;
        foreach (var minute in busy)
        {
            for (; next <= last && next < minute.Minute; next++)
                yield return new(next, new(), null, HasTargets: true);
            next = Math.Max(next, minute.Minute + 1);
            yield return minute with { HasTargets = _registeredFrom <= minute.Minute && minute.Minute <= _registeredThrough };
        }

        for (; next <= last; next++)
            yield return new(next, new(), null, HasTargets: true);
    }

    /// <summary>Ends what has had neither targets nor traffic since before <paramref name="oldest"/>.</summary>
    public bool TryRetire(long oldest) => _registeredThrough < oldest && _cell.TryRetire(oldest);
}
