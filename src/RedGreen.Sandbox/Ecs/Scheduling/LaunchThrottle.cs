namespace RedGreen.Sandbox.Ecs.Scheduling;

/// <summary>
/// Lets tasks that fail again and again wait longer and longer, as ECS's service throttle does: a round is all
/// tasks that were launched before the last failure was counted.
/// </summary>
internal sealed class LaunchThrottle(TimeSpan first, TimeSpan longest)
{
    private const int RoundsUntilThrottled = 3;
    private const int MostDoublings = 16;

    private int _rounds;
    private DateTimeOffset _lastRound = DateTimeOffset.MinValue;
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;

    /// <summary>Whether a task may be launched.</summary>
    public bool IsOpen(DateTimeOffset now) => now >= _closedUntil;

    /// <summary>A task failed before it ran successfully.</summary>
    /// <returns>Whether a new round began in which the service counts as throttled.</returns>
    public bool Failed(DateTimeOffset launchedAt, DateTimeOffset now)
    {
        if (launchedAt < _lastRound)
            return false;
        var pause = first * Math.Pow(2, Math.Min(_rounds, MostDoublings));
        _rounds++;
        _lastRound = now;
        _closedUntil = now + (pause < longest ? pause : longest);
        return _rounds >= RoundsUntilThrottled;
    }

    /// <summary>A task ran successfully.</summary>
    public void Reset()
    {
        _rounds = 0;
        _closedUntil = DateTimeOffset.MinValue;
    }
}
