namespace RedGreen.Sandbox.Tests.LoadBalancing;

/// <summary>Time that fires what is due in the opposite order: threads of a real timer pool promise no order at all.</summary>
internal sealed class LastTimerFirst : TimeProvider
{
    private readonly Stack<(TimerCallback Callback, object? State)> _timers = new();

    public void Fire()
    {
        // What they start anew, such as the next publication of host counts, is for another time.
        var due = _timers.ToArray();
        _timers.Clear();
        foreach (var (callback, state) in due)
            callback(state);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period == Timeout.InfiniteTimeSpan && dueTime != Timeout.InfiniteTimeSpan)
            _timers.Push((callback, state));
        return new Nothing();
    }

    private sealed class Nothing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
