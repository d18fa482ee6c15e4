using RedGreen.Deployments;
using RedGreen.Health.Judging;
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

    // A first reading, to be confirmed by a later one, is worth having before the lag is over.
    private static readonly TimeSpan FirstReading = TimeSpan.FromSeconds(60);

    // After this a window that was read but once is taken as it is: looks may be five minutes apart.
    private static readonly TimeSpan Settled = PublicationLag + Window.Length;

    /// <summary>The end of the last window that may be folded now.</summary>
    public static DateTimeOffset ClosedThrough(DateTimeOffset now) => Minute.Floor(now - PublicationLag);

    /// <summary>The end of the last window that is worth reading now.</summary>
    public static DateTimeOffset ReadableThrough(DateTimeOffset now) => Minute.Floor(now - FirstReading);

    /// <summary>From where on windows are worth reading: the end of the oldest that somebody waits for; null before the first.</summary>
    public static DateTimeOffset? ReadFrom(Evidence evidence, bool isMeasured) =>
        evidence.Sums.Own is [] ? evidence.Through
        : evidence.Sums.Own.Select(own => own.Through).Append(isMeasured ? evidence.Through : null).Min();

    /// <summary>The evidence with new windows in it.</summary>
    /// <param name="evidence">What was folded before.</param>
    /// <param name="windows">Windows from <see cref="ReadFrom"/> on, oldest first; null adds nothing.</param>
    /// <param name="traffic">How traffic flows: the window in which weights moved belongs to no step.</param>
    /// <param name="strategy">How Green is judged.</param>
    /// <param name="now">The time of this look.</param>
    public static Evidence Add(Evidence evidence, IReadOnlyList<Window>? windows, Traffic traffic, Strategy strategy, DateTimeOffset now)
    {
        if (windows is null or [])
            return evidence;
        var folded = strategy.Metrics is [] ? evidence : OwnFolding.Add(evidence, windows, traffic, strategy, now);
        if (traffic.Measured)
            folded = AddMeasured(folded, windows, traffic, strategy, now);
        return folded with { Unconfirmed = [.. windows.Where(window => window.Start >= ReadFrom(folded, traffic.Measured) && window.End() + Settled > now)] };
    }

    // Numbers may still grow for a while after they first appear.
    internal static bool IsClosed(Window window, bool isConfirmed, DateTimeOffset now) =>
        window.End() <= ClosedThrough(now) && (isConfirmed || window.End() + Settled <= now);

    private static Evidence AddMeasured(Evidence evidence, IReadOnlyList<Window> windows, Traffic traffic, Strategy strategy, DateTimeOffset now)
    {
        var judge = new Judge(strategy, evidence.History ?? History.Unknown);
        foreach (var window in windows)
        {
            if (window.Start < evidence.Through)
                continue;
            var place = Place.Of(window, traffic, evidence);
            var isConfirmed = evidence.Unconfirmed.Any(before => before.Start == window.Start && before.Green == window.Green && before.Red == window.Red);
            if (!IsClosed(window, isConfirmed, now) || IsAwaited(window, windows, place, now))
                break;
            evidence = Add(evidence, window, place, judge, strategy);
        }

        return evidence;
    }

    private static bool IsAwaited(Window window, IReadOnlyList<Window> windows, Place place, DateTimeOffset now) =>
        window.End() + GiveUp > now
        && ((window.Green is null && (place.AtStep || !IsMeasuredAfter(window, windows, now))) || (window.Red is null && place is { IsComparable: true, RedServes: true }));

    // A minute in whose last seconds weights moved may hold no request of Green's, and so no count. It belongs to no step:
    // once a later one is there it is not late but empty, and waiting for it would hold the step up for nothing.
    private static bool IsMeasuredAfter(Window window, IReadOnlyList<Window> windows, DateTimeOffset now) =>
        windows.Any(later => later.Start > window.Start && later.Green is not null && later.End() <= ClosedThrough(now));

    private static Evidence Add(Evidence evidence, Window window, Place place, Judge judge, Strategy strategy)
    {
        var judged = evidence with
        {
            Through = window.End(),
            Sums = judge.Add(evidence.Sums, window, place.IsComparable, place.IsWarm, place.RedServes),
        };
        if (window.Green is not { } green)
            return judged;
        var all = judged with
        {
            GreenRequestsInAll = evidence.GreenRequestsInAll + green.Requests,
            GreenFailuresInAll = evidence.GreenFailuresInAll + green.Failures,
        };
        return !place.AtStep ? all : all with
        {
            WindowsAtStep = evidence.WindowsAtStep + (window.Red is not null || !place.RedServes ? 1 : 0),
            GreenRequests = evidence.GreenRequests + green.Requests,
            GreenFailures = evidence.GreenFailures + green.Failures,
            RedRequests = evidence.RedRequests + (window.Red?.Requests ?? 0),
            RedFailures = evidence.RedFailures + (window.Red?.Failures ?? 0),
            SlowWindowsInARow = green.P99Seconds > strategy.MaxP99Seconds ? evidence.SlowWindowsInARow + 1 : 0,
        };
    }
}
