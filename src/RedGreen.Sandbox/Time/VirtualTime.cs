namespace RedGreen.Sandbox.Time;

/// <summary>
/// Time that stands still until <see cref="RunUntil"/> jumps from one due timer to the next, so that an hour
/// of waiting costs what it computes. Timers fire on the calling thread, in order of their due time and, at the
/// same instant, of their creation: a run is a function of its inputs.
/// </summary>
/// <param name="start">The clock when it starts.</param>
public sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<(VirtualTimer Timer, long Generation), (long Due, long Order)> _queue = new();
    private readonly Lock _gate = new();
    private long _ticks;
    private long _order;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Fires timers until <paramref name="task"/> has completed. What runs between two timers must complete
    /// without leaving the thread, or be waited for by the task itself.
    /// </summary>
    /// <exception cref="InvalidOperationException">No timer is left and the task still waits, or
    /// <paramref name="limit"/> of virtual time has passed.</exception>
    public void RunUntil(Task task, TimeSpan limit)
    {
        var end = _ticks + limit.Ticks;
        while (!task.IsCompleted)
            if (!FireNext(end))
                throw new InvalidOperationException($"At {GetUtcNow():O} of virtual time the awaited task still waits, with no timer due within the limit of {limit}.");
        task.GetAwaiter().GetResult();
    }

    /// <summary>Fires every timer due within <paramref name="span"/> and leaves the clock at its end.</summary>
    public void Advance(TimeSpan span)
    {
        var end = _ticks + span.Ticks;
        while (FireNext(end))
        {
        }

        Volatile.Write(ref _ticks, end);
    }

    private bool FireNext(long end)
    {
        VirtualTimer timer;
        lock (_gate)
        {
            while (true)
            {
                if (!_queue.TryPeek(out var entry, out var key) || key.Due > end)
                    return false;
                _queue.Dequeue();
                if (entry.Generation != entry.Timer.Generation)
                    continue;
                timer = entry.Timer;
                Volatile.Write(ref _ticks, Math.Max(_ticks, key.Due));
                timer.Rearm();
                break;
            }
        }

        timer.Fire();
        return true;
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public long Generation { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Generation++;
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    Enqueue(dueTime);
            }

            return true;
        }

        public void Rearm()
        {
            Generation++;
            if (_period > TimeSpan.Zero)
                Enqueue(_period);
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
                Generation++;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Enqueue(TimeSpan dueTime) =>
            time._queue.Enqueue((this, Generation), (time._ticks + Math.Max(0, dueTime.Ticks), time._order++));
    }
}
