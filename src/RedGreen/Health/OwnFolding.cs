using RedGreen.Deployments;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Health;

/// <summary>Adds closed minutes of the service's own metrics to the evidence, each metric by itself and each minute once.</summary>
/// <remarks>
/// What a service publishes comes when it comes: by way of logs, from a sidecar, or no more. So each metric has its own
/// place to go on from. A metric that is late or has vanished neither holds up what the load balancer measured (a Green
/// that answers nothing publishes nothing either) nor the other metrics, and what comes late is still judged. Behind a
/// Network Load Balancer, where own metrics are all there is, nothing is different.
/// </remarks>
internal static class OwnFolding
{
    /// <summary>The evidence with new minutes in it.</summary>
    /// <param name="evidence">What was folded before.</param>
    /// <param name="windows">Windows from <see cref="Folding.ReadFrom"/> on, oldest first.</param>
    /// <param name="traffic">How traffic flows.</param>
    /// <param name="strategy">For its metrics and its error budget.</param>
    /// <param name="now">The time of this look.</param>
    public static Evidence Add(Evidence evidence, IReadOnlyList<Window> windows, Traffic traffic, Strategy strategy, DateTimeOffset now)
    {
        var budget = new ErrorBudget(strategy.ErrorBudget);
        OwnSums[] own =
        [
            .. strategy.Metrics.Select((metric, index) => new Series(index, new OwnJudge(metric, budget.Own(strategy.Metrics.Count)), windows, window => Place.Of(window, traffic, evidence), now)
                .Add(index < evidence.Sums.Own.Count ? evidence.Sums.Own[index] : new OwnSums { Through = evidence.Through }, evidence.Unconfirmed)),
        ];
        return evidence with { Sums = evidence.Sums with { Own = own } };
    }

    private sealed class Series(int index, OwnJudge judge, IReadOnlyList<Window> windows, Func<Window, Place> placeOf, DateTimeOffset now)
    {
        public OwnSums Add(OwnSums sums, IReadOnlyList<Window> unconfirmed)
        {
            var newestOfGreen = NewestOf(own => own.Green);
            var newestOfRed = NewestOf(own => own.Red);
            foreach (var window in windows)
            {
                if (window.Start < sums.Through)
                    continue;
                var (own, place) = (In(window), placeOf(window));
                // Red's side is waited for only at the step that goes on: once it has lost its traffic, nothing comes any more.
                var isLate = IsLate(own.Green, window, newestOfGreen) || (place is { AtStep: true, RedServes: true } && IsLate(own.Red, window, newestOfRed));
                if (!Folding.IsClosed(window, IsConfirmed(window, unconfirmed), now) || isLate)
                    break;
                sums = Add(sums, own, place, window.End());
            }

            return sums;
        }

        private OwnSums Add(OwnSums sums, OwnWindow own, Place place, DateTimeOffset end)
        {
            var attempts = judge.Attempts(own.Green);
            var counts = place.AtStep && judge.IsThere(own.Green);
            return judge.Add(sums, own, place.IsComparable) with
            {
                Through = end,
                GreenAttemptsInAll = sums.GreenAttemptsInAll + attempts,
                GreenMinutes = sums.GreenMinutes + (counts ? 1 : 0),
                JudgedMinutes = sums.JudgedMinutes + (counts && (!place.RedServes || judge.IsThere(own.Red)) ? 1 : 0),
                GreenAttempts = sums.GreenAttempts + (counts ? attempts : 0),
            };
        }

        private bool IsConfirmed(Window window, IReadOnlyList<Window> unconfirmed)
        {
            foreach (var before in unconfirmed)
                if (before.Start == window.Start)
                    return In(before) == In(window);
            return false;
        }

        // Many services publish nothing in a minute in which nothing happened: once a later minute is there, an empty one is
        // not late.
        private bool IsLate(OwnValue? side, Window window, DateTimeOffset? newest) =>
            window.End() + Folding.GiveUp > now && !judge.IsThere(side) && !(newest > window.Start);

        private DateTimeOffset? NewestOf(Func<OwnWindow, OwnValue?> side) =>
            windows.LastOrDefault(window => window.End() <= Folding.ClosedThrough(now) && judge.IsThere(side(In(window))))?.Start;

        private OwnWindow In(Window window) => index < window.Own.Count ? window.Own[index] : default;
    }
}
