using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>Promoted: the rules are as before, and Red runs what Green ran, and is healthy.</summary>
internal sealed class PromotedRunsTheNewVersion : IGuarantee
{
    public const string Name = "Promoted means that Red runs the new version and the rules are as before";

    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(2);

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var (execution, end) in facts.Ended("Promoted"))
        {
            if (facts.DeploymentOf(execution.Arn) is not { } deployment || !IsPromoted(facts, deployment, execution))
            {
                if (!execution.IsRecovery)
                    yield return new(Name, end.At, $"{execution.Name} succeeded, and was never promoted.");
                continue;
            }

            if (facts.IsSucceeded(deployment, end))
                continue;
            foreach (var what in facts.RulesNotAsBefore(deployment, end))
                yield return new(Name, end.At, $"{execution.Name} says Promoted, but {what}");
            if (Running(facts, deployment, end) is { } wrong)
                yield return new(Name, end.At, $"{execution.Name} says Promoted, but {wrong}");
        }
    }

    private static bool IsPromoted(Facts facts, Deployment deployment, ExecutionRecord execution) =>
        facts.Locks.Any(write => write.After is { Phase: "promoted" } item && item.Owner == execution.Arn && item.Id == deployment.Id);

    private static string? Running(Facts facts, Deployment deployment, ExecutionEnd end)
    {
        var red = end.Then.Services.GetValueOrDefault(deployment.Service);
        if (red is null || facts.OthersTouched(deployment.Service, deployment.Since, end.At))
            return null;
        if (red.TaskDefinition != deployment.Version)
            return $"{deployment.Service} runs {Names.Last(red.TaskDefinition)} instead of {Names.Last(deployment.Version ?? "nothing")}.";
        return red.Groups.Count > 0 && red.Groups.All(group =>
            end.Then.Group(group) is { Healthy: 0, LastHealthy: var last } && !(last >= end.At - Noticed) && !facts.WasCutOff(group, deployment.Since, end.At))
            ? $"{deployment.Service} has no healthy target."
            : null;
    }
}
