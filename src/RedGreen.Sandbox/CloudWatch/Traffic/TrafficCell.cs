using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>
/// Counts what went one way (a load balancer and a target group) minute by minute. Many threads add; its lock is held
/// for the few additions only.
/// </summary>
/// <param name="keptMinutes">How many ended minutes wait for a reader at most.</param>
/// <param name="metrics">What is published of it; null where the load balancer answered without choosing a group.</param>
internal sealed class TrafficCell(int keptMinutes, TrafficMetrics? metrics)
{
    private readonly Lock _gate = new();
    private readonly Queue<TrafficMinute> _ended = [];
    private readonly LatencyBuckets _latencies = new();
    private TrafficCounts? _counts;
    private int? _targets;
    private long _minute = long.MinValue;
    private long _lastUsed = long.MinValue;
    private bool _retired;

    public TrafficMetrics? Metrics { get; } = metrics;

    /// <summary>Counts requests; false where the cell was retired and another one counts now.</summary>
    public bool TryAdd(long minute, in ServedRequests served)
    {
        lock (_gate)
        {
            if (!TryEnter(minute))
                return false;
            _counts!.Add(served);
            if (served is { Kind: ServedKind.Target, Latency: { } latency })
                _latencies.Add(latency.TotalSeconds, served.Count);
            return true;
        }
    }

    /// <summary>Notes how many targets take the requests; false where the cell was retired and another one counts now.</summary>
    public bool TryObserve(long minute, int targets)
    {
        lock (_gate)
        {
            if (!TryEnter(minute))
                return false;
            _targets = targets;
            return true;
        }
    }

    /// <summary>Takes the minutes before <paramref name="current"/> in which something happened.</summary>
    public List<TrafficMinute> Take(long current)
    {
        lock (_gate)
        {
            if (_minute < current)
            {
                End();
                _minute = current;
            }

            List<TrafficMinute> ended = [.. _ended];
            _ended.Clear();
            return ended;
        }
    }

    /// <summary>Ends a cell that was not used since before <paramref name="oldest"/>.</summary>
    public bool TryRetire(long oldest)
    {
        lock (_gate)
            return _retired |= _lastUsed < oldest;
    }

    // A minute that was taken is closed: whoever read the clock just before counts in the next one.
    private bool TryEnter(long minute)
    {
        if (_retired)
            return false;
        if (minute > _minute)
        {
            End();
            _minute = minute;
        }

        _lastUsed = _minute;
        _counts ??= new();
        return true;
    }

    private void End()
    {
        if (_counts is null)
            return;
        _ended.Enqueue(new(_minute, _counts, _latencies.Take(), _targets));
        (_counts, _targets) = (null, null);
        if (_ended.Count > keptMinutes)
            _ended.Dequeue();
    }
}
