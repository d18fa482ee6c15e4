using RedGreen.Deployments;
using RedGreen.Strategies;

namespace RedGreen.Health;

/// <summary>Adds closed windows to the evidence, each once, whatever the number of looks in between.</summary>
public static class Folding
{
    /// <summary>
    /// How long after its end a window is taken as complete. AWS gives no figure for the lag of a load balancer's
    /// metrics; users saw 2 to 4 minutes.
    /// </summary>
    public static readonly TimeSpan PublicationLag = TimeSpan.FromSeconds(120);

    /// <summary>How long a window without data is waited for, after its end, before it is passed over as unknown.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromMinutes(10);

    /// <summary>The end of the last window that may be read now.</summary>
    public static DateTimeOffset ClosedThrough(DateTimeOffset now) => Floor(now - PublicationLag);

    /// <summary>The evidence with new windows in it.</summary>
    /// <param name="evidence">What was folded before.</param>
    /// <param name="windows">Windows from <see cref="Evidence.Through"/> on, oldest first; null adds nothing.</param>
    /// <param name="shiftedAt">When weights last moved: the window it falls in belongs to no step.</param>
    /// <param name="strategy">For its latency limit.</param>
    /// <param name="now">The time of this look.</param>
    public static Evidence Add(Evidence evidence, IReadOnlyList<Window>? windows, DateTimeOffset? shiftedAt, Strategy strategy, DateTimeOffset now)
    {
        foreach (var window in windows ?? [])
        {
            var end = window.Start + Window.Length;
            if (window.Start < evidence.Through || end > ClosedThrough(now))
                continue;
            var atStep = shiftedAt is { } moved && window.Start >= Ceiling(moved);
            if (window.Green is null && end + GiveUp > now && (atStep || !IsMeasuredAfter(window, windows!, now)))
                break;
            evidence = Add(evidence, window, atStep, strategy) with { Through = end };
        }

        return evidence;
    }

    // A minute in whose last seconds weights moved may hold no request of Green's, and so no count. It belongs to no step:
    // once a later one is there it is not late but empty, and waiting for it would hold the step up for nothing.
    private static bool IsMeasuredAfter(Window window, IReadOnlyList<Window> windows, DateTimeOffset now) =>
        windows.Any(later => later.Start > window.Start && later.Green is not null && later.Start + Window.Length <= ClosedThrough(now));

    private static Evidence Add(Evidence evidence, Window window, bool atStep, Strategy strategy)
    {
        if (window.Green is not { } green)
            return evidence;
        var all = evidence with
        {
            GreenRequestsInAll = evidence.GreenRequestsInAll + green.Requests,
            GreenFailuresInAll = evidence.GreenFailuresInAll + green.Failures,
        };
        return !atStep ? all : all with
        {
            WindowsAtStep = evidence.WindowsAtStep + 1,
            GreenRequests = evidence.GreenRequests + green.Requests,
            GreenFailures = evidence.GreenFailures + green.Failures,
            RedRequests = evidence.RedRequests + (window.Red?.Requests ?? 0),
            RedFailures = evidence.RedFailures + (window.Red?.Failures ?? 0),
            SlowWindowsInARow = green.P99Seconds > strategy.MaxP99Seconds ? evidence.SlowWindowsInARow + 1 : 0,
        };
    }

    private static DateTimeOffset Floor(DateTimeOffset at) => new(at.Ticks - (at.Ticks % Window.Length.Ticks), at.Offset);

    private static DateTimeOffset Ceiling(DateTimeOffset at) => Floor(at) == at ? at : Floor(at) + Window.Length;
}
