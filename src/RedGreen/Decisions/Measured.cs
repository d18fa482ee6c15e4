using System.Globalization;
using RedGreen.Deployments;
using RedGreen.Health.Judging;

namespace RedGreen.Decisions;

/// <summary>What a step still has to see where requests are counted, with how long that takes as traffic is now.</summary>
internal static class Measured
{
    /// <summary>What is missing.</summary>
    public static IEnumerable<string> Missing(Deployment deployment)
    {
        var (strategy, evidence) = (deployment.Strategy, deployment.Evidence);
        // Load balancers publish once a minute, some minutes late: see Folding.PublicationLag.
        if (evidence.WindowsAtStep < Inconclusive.LeastWindows)
            yield return $"{evidence.WindowsAtStep} of {Inconclusive.LeastWindows} whole minutes at this step were measured";
        if (evidence.GreenRequests < strategy.MinRequestsPerStep)
            yield return Requests(evidence, evidence.GreenRequests, strategy.MinRequestsPerStep, "at this step");
        if (IsLastBeforeAll(deployment) && evidence.GreenRequestsInAll < strategy.MinRequestsInAll)
            yield return Requests(evidence, evidence.GreenRequestsInAll, strategy.MinRequestsInAll, "in all");
    }

    /// <summary>What was counted at this step, and what the judge makes of it over all steps, in words.</summary>
    public static string Look(Deployment deployment)
    {
        var (evidence, sums) = (deployment.Evidence, deployment.Evidence.Sums);
        var counts = string.Create(CultureInfo.InvariantCulture, $"it failed {evidence.GreenFailures:N0} of {evidence.GreenRequests:N0} requests, Red {evidence.RedFailures:N0} of {evidence.RedRequests:N0}");
        var alpha = new ErrorBudget(deployment.Strategy.ErrorBudget).Failures;
        return sums.Failures.Windows == 0 ? counts
            : sums.Safe.Reaches(alpha) ? string.Create(CultureInfo.InvariantCulture, $"{counts}; it is shown to fail less than {Judge.SafeMargin * deployment.Strategy.Tolerance:0.#} times as often")
            : string.Create(CultureInfo.InvariantCulture, $"{counts}; E = {Verdict.Number(sums.Failures.LogE)}, {1 / alpha:0} rolls back{Projection(deployment, alpha)}");
    }

    // How long the comparison takes at this traffic to find what is worth finding; nothing where it cannot be told.
    private static string Projection(Deployment deployment, double alpha)
    {
        var (strategy, evidence) = (deployment.Strategy, deployment.Evidence);
        if (evidence is not { WindowsAtStep: > 0 and var minutes, History: { FailureRate: > 0 } history })
            return "";
        var times = Forecast.WorthFinding * strategy.Tolerance;
        return Forecast.MinutesToFind(times, evidence.GreenRequests / (double)minutes, evidence.RedRequests / (double)minutes, history, strategy.Tolerance, alpha) is { } needed
            ? string.Create(CultureInfo.InvariantCulture, $"; {times:0.#} times as often as Red would take about {needed:N0} minutes of this traffic to find")
            : "";
    }

    private static string Requests(Evidence evidence, long seen, long needed, string where)
    {
        var served = string.Create(CultureInfo.InvariantCulture, $"Green served {seen:N0} of {needed:N0} requests {where}");
        if (evidence.WindowsAtStep == 0)
            return served;
        var perMinute = evidence.GreenRequests / (double)evidence.WindowsAtStep;
        return Forecast.MinutesToSee(needed - seen, perMinute) is { } minutes
            ? string.Create(CultureInfo.InvariantCulture, $"{served}: at {perMinute:0.#} a minute it takes {minutes:N0} more minute{(minutes == 1 ? "" : "s")}, less with more traffic, a larger step or a lower min-requests")
            : $"{served}, and none come: send it traffic, or let a person decide";
    }

    /// <summary>Whether the next step gives Green everything.</summary>
    public static bool IsLastBeforeAll(Deployment deployment) => deployment.Traffic.Step == deployment.Strategy.Steps.Count - 1;
}
