using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>
/// RolledBack: the rules are as they were before, or as somebody else left them with nothing on Green, and Red runs what it
/// ran, or what somebody else gave it meanwhile.
/// </summary>
internal sealed class RolledBackIsAsBefore : IGuarantee
{
    public const string Name = "RolledBack means that rules and Red are as before";

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var (execution, end) in facts.Ended("RolledBack"))
        {
            if (facts.DeploymentOf(execution.Arn) is not { } deployment)
            {
                yield return new(Name, end.At, $"{execution.Name} says RolledBack and never had the lock of any service.");
                continue;
            }

            if (facts.IsSucceeded(deployment, end))
                continue;
            foreach (var what in facts.RulesNotAsBefore(deployment, end))
                yield return new(Name, end.At, $"{execution.Name} says RolledBack, but {what}");
            var (was, now) = (facts.VersionBefore(deployment, end.At), end.Then.Services.GetValueOrDefault(deployment.Service)?.TaskDefinition);
            if (was != now)
                yield return new(Name, end.At, $"{execution.Name} says RolledBack, but {deployment.Service} runs {Names.Last(now ?? "nothing")} instead of {Names.Last(was ?? "nothing")}.");
        }
    }
}
