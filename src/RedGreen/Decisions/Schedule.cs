using RedGreen.Deployments;

namespace RedGreen.Decisions;

/// <summary>When to look again.</summary>
public static class Schedule
{
    /// <summary>
    /// Looks after which the waits grow. One look costs about 9 of an execution's 25,000 events, so some 2,700 looks
    /// are all there are; a deployment may be held for days.
    /// </summary>
    public const int PatientAfter = 1_500;

    private const int LooksPerDoubling = 100;
    private const int LongestWait = 3_600;

    /// <summary>Seconds to wait, at least 1.</summary>
    public static int WaitSeconds(Deployment deployment, Ruling ruling, DateTimeOffset now)
    {
        var wait = Tick(deployment);
        // A hold that ends between two ticks is not kept waiting for the second.
        return ruling.Until is { } until && until > now && until < now.AddSeconds(wait)
            ? Math.Max(1, (int)Math.Ceiling((until - now).TotalSeconds))
            : wait;
    }

    private static int Tick(Deployment deployment)
    {
        var doublings = Math.Max(0, deployment.Evidence.Looks - PatientAfter + LooksPerDoubling) / LooksPerDoubling;
        var tick = deployment.Strategy.TickSeconds;
        return doublings >= 10 ? LongestWait : Math.Min(LongestWait, tick << doublings);
    }
}
