using RedGreen.Health;

namespace RedGreen.Planning;

/// <summary>Why a service's metrics cannot be read as its strategy has it.</summary>
internal static class MetricRefusals
{
    /// <summary>The reasons.</summary>
    public static IEnumerable<string> Of(PlanFacts facts)
    {
        var queries = MetricsRequest.MostOf(facts.IsMeasured ? facts.TargetGroups.Count : 0, facts.Strategy.Metrics);
        if (queries > MetricsRequest.MostQueries)
            yield return $"metrics: {facts.Strategy.Metrics.Count} metrics and {facts.TargetGroups.Count} target groups take {queries} queries at every look; allowed: {MetricsRequest.MostQueries}, since all numbers of a look come from one call of CloudWatch";
        if (facts.MetricsProblem is { } problem)
            yield return $"metrics: CloudWatch does not take their queries: {problem}";
    }
}
