using RedGreen.Deployments;

namespace RedGreen.Decisions;

/// <summary>
/// When to look again. An execution ends at 25,000 events, and a deployment may be held or paused for days: so the wait
/// grows with the time that nothing has changed, begins anew at the tick with every step, and is never so short that
/// looks would use up the history before the machine's own time-out.
/// </summary>
public static class Schedule
{
    /// <summary>Events that looks may use up before they become rare, whatever happens. The rest is for waiting in the queue, for shifts and their retries, and for the way to an ending.</summary>
    public const int Budget = 15_300;

    /// <summary>Events of one look: WaitForIncrement 2, EvaluateHealth 5, Decision? 2.</summary>
    public const int EventsPerLook = 9;

    /// <summary>The state machine's own time-out, in seconds.</summary>
    public const int LongestSeconds = 14 * 86_400;

    private const int LongestWait = 3_600;

    // Where the budget is used up: as many steps as there may be, held for hours each, or calls that were throttled for days.
    private const int LastWait = 4 * 3_600;

    // Of each failed try: TaskScheduled, TaskStarted, TaskFailed.
    private const int EventsPerRetry = 3;

    // Whatever a decision leads to, and the news of it, with some retries.
    private const int EventsPerDecision = 18;

    // A stage whose waits are a K-th of its length is K * (1 + ln(length / (K * tick))) looks long: 12 K for the longest
    // of the shortest tick that is ever worth it.
    private const int LooksPerShare = 12;

    // Readiness or the step itself, the way home and the stay there.
    private const int OtherStages = 3;

    // The shortest wait for what is held for many hours: often enough to hear an operator.
    private const int LongHoldWait = 300;

    // What is kept back for the steps that are still to come.
    private const double ShareForHolds = 0.8;

    /// <summary>Seconds to wait, at least 1.</summary>
    public static int WaitSeconds(Deployment deployment, Ruling ruling, DateTimeOffset now)
    {
        var wait = Wait(deployment, now);
        // A hold that ends between two ticks is not kept waiting for the second.
        return ruling.Until is { } until && until > now && until < now.AddSeconds(wait)
            ? Math.Max(1, (int)Math.Ceiling((until - now).TotalSeconds))
            : wait;
    }

    /// <summary>Events that one look has used up: itself, what it took to make it, and what it leads to.</summary>
    /// <param name="retries">How often EvaluateHealth was tried in vain before.</param>
    /// <param name="decision">What it has decided.</param>
    public static int EventsOf(int retries, string decision) => EventsPerLook + (EventsPerRetry * retries) + (decision == Decision.Wait ? 0 : EventsPerDecision);

    private static int Wait(Deployment deployment, DateTimeOffset now)
    {
        var tick = deployment.Strategy.TickSeconds;
        var looksLeft = (Budget - deployment.Evidence.Events) / EventsPerLookSoFar(deployment.Evidence);
        if (looksLeft < 1)
            return LastWait;
        var share = looksLeft / (LooksPerShare * StagesLeft(deployment));
        var grown = Unchanged(deployment, now) / Math.Max(1, share);
        // So that what is left lasts to the end.
        var even = SecondsLeft(deployment, now) / (looksLeft * ShareForHolds);
        return (int)Math.Max(tick, Math.Min(grown, Math.Clamp(even, LongHoldWait, LongestWait)));
    }

    // Where calls are throttled all the time, a look is several times as dear.
    private static double EventsPerLookSoFar(Evidence evidence) => Math.Max(EventsPerLook, evidence.Events / (double)Math.Max(1, evidence.Looks));

    private static int StagesLeft(Deployment deployment) => deployment.Strategy.Steps.Count - deployment.Traffic.Step + OtherStages;

    private static double SecondsLeft(Deployment deployment, DateTimeOffset now) =>
        LongestSeconds - (deployment.Timeline is [var planned, ..] ? (now - planned.At).TotalSeconds : 0);

    // What has just fallen ill, or cannot be found, is looked at again soon: several looks in a row decide.
    private static double Unchanged(Deployment deployment, DateTimeOffset now)
    {
        if (deployment.Evidence is { SickLooks: > 0 } or { GreenMissingLooks: > 0 } or { RedMissingLooks: > 0 })
            return 0;
        DateTimeOffset?[] changes = [deployment.Traffic.Since, deployment.Steering.Pause?.Since, deployment.Hooks.Current?.Since];
        return (now - changes.Max()!.Value).TotalSeconds;
    }
}
