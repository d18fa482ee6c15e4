using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>PromotedOnGreen: everything goes to Green, and Green is healthy, then and three minutes later.</summary>
internal sealed class PromotedOnGreenServes : IGuarantee
{
    public const string Name = "PromotedOnGreen means that Green is healthy at 100%";

    // What happens in the last moments before the end can be seen by nobody.
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(5);

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var (execution, end) in facts.Ended("PromotedOnGreen"))
        {
            if (facts.DeploymentOf(execution.Arn) is not { } deployment)
            {
                yield return new(Name, end.At, $"{execution.Name} says PromotedOnGreen and never had the lock of any service.");
                continue;
            }

            foreach (var scene in (Scene?[])[end.Then, end.Later])
                if (scene is not null && !IsExcused(facts, deployment, end, scene) && Wrong(facts, deployment, scene) is { } wrong)
                    yield return new(Name, scene.At, $"{execution.Name} ended PromotedOnGreen at {end.At:HH:mm:ss}, but at {scene.At:HH:mm:ss} {wrong}");
        }
    }

    private static string? Wrong(Facts facts, Deployment deployment, Scene scene)
    {
        var red = facts.GroupsOf(deployment.Service);
        foreach (var rule in facts.RulesOf(deployment.Service).Where(rule => scene.Rule(rule) is not null))
            if (facts.InForce(rule, scene.At) is var split && (split.Of(deployment.Groups) == 0 || split.Of(red) > 0))
                return $"{Names.OfRule(rule)} routes {split}.";
        return scene.Groups.Any(group => deployment.Groups.Contains(group.Group) && group.Healthy > 0) ? null : "Green has no healthy target.";
    }

    private static bool IsExcused(Facts facts, Deployment deployment, ExecutionEnd end, Scene scene) =>
        facts.OthersTouched(deployment.Service, end.At - Unseen, scene.At)
        || scene.WithEnds.Contains(deployment.Green)
        || facts.Locks.Any(write => write.At > end.At && write.At <= scene.At && write.After is not null && Lock.ServiceOf(write.Service) == deployment.Service);
}
