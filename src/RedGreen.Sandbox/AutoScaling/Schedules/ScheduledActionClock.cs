namespace RedGreen.Sandbox.AutoScaling.Schedules;

/// <summary>Calls scheduled actions when they are due: one timer for each, for its next time only.</summary>
internal sealed class ScheduledActionClock(SandboxContext context, ScheduledScaling scaling) : IDisposable
{
    private readonly Dictionary<ScheduledAction, (DateTimeOffset Due, IDisposable Timer)> _armed = [];

    public void Start(ScheduledAction action)
    {
        if (action.Next(context.Now) is { } due)
            Arm(action, due);
    }

    public void Stop(ScheduledAction action)
    {
        if (_armed.Remove(action, out var entry))
            entry.Timer.Dispose();
    }

    /// <summary>Calls nothing any more.</summary>
    public void Dispose()
    {
        lock (context.Gate)
            foreach (var action in _armed.Keys.ToList())
                Stop(action);
    }

    // No timer of the system is longer than 49 days.
    private void Arm(ScheduledAction action, DateTimeOffset due)
    {
        var wait = due - context.Now;
        _armed[action] = (due, context.After(wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1), () => Ring(action)));
    }

    private void Ring(ScheduledAction action)
    {
        // Called off while it waited for the Gate.
        if (!_armed.Remove(action, out var entry))
            return;
        if (context.Now < entry.Due)
        {
            Arm(action, entry.Due);
            return;
        }

        scaling.Run(action);
        // From now on: what was missed meanwhile is not made up for.
        Start(action);
    }
}
