using System.Globalization;
using RedGreen.Deployments;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Decisions;

/// <summary>
/// What is missing of the service's own metrics before a step may end. A metric that somebody chose to judge by and that
/// tells nothing is no sign of health. A person who knows why it is silent can still let the step go.
/// </summary>
internal static class OwnData
{
    /// <summary>Metrics that say too little at this step.</summary>
    public static IEnumerable<string> Missing(Deployment deployment) =>
        from own in Metrics(deployment)
        where own.Sums.JudgedMinutes < Inconclusive.LeastWindows
        select own.Sums switch
        {
            { GreenMinutes: 0 } => $"no data of {own.Metric} for Green at this step",
            { JudgedMinutes: 0 } => $"no data of {own.Metric} for Red in the minutes in which there was some for Green",
            var sums => $"{sums.JudgedMinutes} of {Inconclusive.LeastWindows} whole minutes of {own.Metric} at this step were measured",
        };

    /// <summary>
    /// Attempts that Green has not had yet, where no load balancer counts requests. Metrics may count different things;
    /// the one of which there was most says whether Green has served enough.
    /// </summary>
    public static IEnumerable<string> TooFew(Deployment deployment)
    {
        var counting = Metrics(deployment).Where(own => own.Metric.Of is not null).ToList();
        if (counting is [])
            yield break;
        var each = counting.MaxBy(own => own.Sums.GreenAttempts);
        if (each.Sums.GreenAttempts < deployment.Strategy.MinRequestsPerStep)
            yield return string.Create(CultureInfo.InvariantCulture, $"Green had {each.Sums.GreenAttempts:N0} of {deployment.Strategy.MinRequestsPerStep:N0} {each.Metric.Of} at this step");
        var inAll = counting.MaxBy(own => own.Sums.GreenAttemptsInAll);
        if (Measured.IsLastBeforeAll(deployment) && inAll.Sums.GreenAttemptsInAll < deployment.Strategy.MinRequestsInAll)
            yield return string.Create(CultureInfo.InvariantCulture, $"Green had {inAll.Sums.GreenAttemptsInAll:N0} of {deployment.Strategy.MinRequestsInAll:N0} {inAll.Metric.Of} in all");
    }

    /// <summary>What was seen of each metric, in words.</summary>
    public static IEnumerable<string> Look(Deployment deployment) =>
        Metrics(deployment).Where(own => own.Sums.GreenMinutes > 0).Select(own => Verdict.Words(own.Metric, own.Sums));

    private static IEnumerable<(OwnMetric Metric, OwnSums Sums)> Metrics(Deployment deployment) =>
        deployment.Strategy.Metrics.Select((metric, index) => (metric, index < deployment.Evidence.Sums.Own.Count ? deployment.Evidence.Sums.Own[index] : new OwnSums()));
}
