using System.Globalization;
using RedGreen.Decisions;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Planning;

/// <summary>Whether Red's traffic of the last hour is enough for the strategy: what will hold steps up, and what will not be found.</summary>
internal static class TrafficForecast
{
    private static readonly double[] LargerRatios = [10, 30, 100, 300, 1_000];

    /// <summary>The warnings; none where there is enough traffic.</summary>
    public static IEnumerable<string> Of(Strategy strategy, History? history)
    {
        if (history is null)
            return ["Red's last hour could not be read from CloudWatch: Green is judged without knowing what is usual for Red, and slow requests are not compared until it can be"];
        return history.Requests == 0
            ? ["Red had no requests in its last hour: steps wait for traffic, and on-inconclusive decides where none comes"]
            : [.. Steps(strategy, history), .. Power(strategy, history)];
    }

    private static IEnumerable<string> Steps(Strategy strategy, History history)
    {
        var seenBefore = 0L;
        foreach (var (step, index) in strategy.Steps.Select((step, index) => (step, index)))
        {
            var perMinute = history.RequestsPerMinute * step.Percent / 100;
            // The last step before 100 percent also waits for all the requests that Green must have served by then.
            var needed = index == strategy.Steps.Count - 2 ? Math.Max(strategy.MinRequestsPerStep, strategy.MinRequestsInAll - seenBefore) : strategy.MinRequestsPerStep;
            var minutes = Forecast.MinutesToSee(needed, perMinute) ?? 0;
            if (minutes * 60 > step.HoldSeconds && minutes > Inconclusive.LeastWindows)
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"at {Rate(history)} requests a minute, the {step.Percent}% step needs {minutes:N0} minutes to see {needed:N0} requests{(minutes > InconclusiveAfter(step) ? $"; after {InconclusiveAfter(step):0} it is inconclusive and on-inconclusive decides ({strategy.OnInconclusive})".ToLowerInvariant() : "")}; a larger step or a lower min-requests shortens it");
            seenBefore += (long)(perMinute * Math.Max(step.HoldSeconds / 60.0, minutes));
        }
    }

    private static double InconclusiveAfter(Step step) => (Inconclusive.At(DateTimeOffset.UnixEpoch, step.HoldSeconds) - DateTimeOffset.UnixEpoch).TotalMinutes;

    private static IEnumerable<string> Power(Strategy strategy, History history)
    {
        var wanted = Forecast.WorthFinding * strategy.Tolerance;
        if (history.FailureRate <= 0 || IsFound(wanted, strategy, history))
            yield break;
        var found = LargerRatios.Select(ratio => ratio * strategy.Tolerance).Where(ratio => ratio * history.FailureRate < 0.5 && IsFound(ratio, strategy, history)).Select(ratio => (double?)ratio).FirstOrDefault();
        yield return string.Create(CultureInfo.InvariantCulture,
            $"at {Rate(history)} requests a minute, of which Red fails {history.FailureRate:0.0##%}, a Green that fails {wanted:0.#} times as often will hardly be found before 100%: {(found is { } ratio ? $"{ratio:0} times as often ({history.FailureRate * ratio:0.0##%}) will" : "only one that fails most of its requests will")}; longer holds, larger steps, alarms or own metrics find more");
    }

    private static bool IsFound(double times, Strategy strategy, History history) => Forecast.IsFound(
        times,
        strategy.Steps.Where(step => step.Percent < 100).Select(step => (
            Math.Max(Inconclusive.LeastWindows, step.HoldSeconds / 60.0),
            history.RequestsPerMinute * step.Percent / 100,
            history.RequestsPerMinute * (100 - step.Percent) / 100)),
        history,
        strategy.Tolerance,
        new ErrorBudget(strategy.ErrorBudget).Failures);

    private static string Rate(History history) => history.RequestsPerMinute.ToString(history.RequestsPerMinute < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture);
}
