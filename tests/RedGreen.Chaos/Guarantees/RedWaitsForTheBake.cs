using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>
/// Red gets another task definition only when every one of its rules has really sent everything to Green for the hold of
/// the last step, and Green is healthy. An operator's <c>promote</c> cuts the hold short.
/// </summary>
internal sealed class RedWaitsForTheBake : IGuarantee
{
    public const string Name = "Red is not touched before Green's 100% has baked";

    // What a rule is written with is in force a moment later.
    private static readonly TimeSpan Propagation = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(2);

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var write in facts.Ours<ServiceWrite>())
        {
            if (write is not { Before: { } before, After: { } after } || before.TaskDefinition == after.TaskDefinition || !facts.Chronicle.Services.Contains(write.Service))
                continue;
            if (facts.DeploymentOf(write.By.Execution) is not { } deployment || deployment.Groups.Count == 0)
            {
                yield return new(Name, write.At, $"{write}, from {Names.Last(before.TaskDefinition)} to {Names.Last(after.TaskDefinition)}: there is no Green that could have carried anything.");
                continue;
            }

            foreach (var violation in CheckRules(facts, write, deployment))
                yield return violation;
            if (!write.Health.Any(health => deployment.Groups.Contains(health.Group) && (health.Healthy > 0 || health.LastHealthy >= write.At - Noticed)))
                yield return new(Name, write.At, $"{write}: Green has no healthy target.");
        }
    }

    private static IEnumerable<Violation> CheckRules(Facts facts, ServiceWrite write, Deployment deployment)
    {
        var hold = IsPromoted(facts, write, deployment) ? TimeSpan.Zero : Holds.Last(facts.Execution(deployment.Executions[0]), facts.StepsOf(deployment));
        foreach (var rule in facts.RulesOf(deployment.Service))
        {
            // What somebody else put there is not ours to have seen in time.
            if (facts.LastWrite(rule, write.At) is { By.IsOurs: false })
                continue;
            if (Since(facts, rule, deployment, write.At) is not { } since)
                yield return new(Name, write.At, $"{write}: {Names.OfRule(rule)} routes {facts.InForce(rule, write.At)}, which is not all on Green.");
            else if (write.At - since + Propagation < hold)
                yield return new(Name, write.At, $"{write}: {Names.OfRule(rule)} has sent everything to Green for {(write.At - since).TotalSeconds:0} s of the {hold.TotalSeconds:0} s that its last step holds.");
        }
    }

    // Since when Green has carried everything that Red had, without a break that anybody could have seen; null where it does
    // not. What somebody else wrote and a late write of ours undid again before the next look, nobody has seen.
    private static DateTimeOffset? Since(Facts facts, string rule, Deployment deployment, DateTimeOffset at)
    {
        (DateTimeOffset? since, DateTimeOffset? earlier, DateTimeOffset broken) = (null, null, default);
        var red = facts.GroupsOf(deployment.Service);
        foreach (var routing in facts.Routings(rule).TakeWhile(routing => routing.At <= at))
            if (routing.Split.Of(deployment.Groups) > 0 && routing.Split.Of(red) == 0)
                since ??= routing.At - broken < Noticed ? earlier ?? routing.At : routing.At;
            else
                (earlier, broken, since) = (facts.LastWrite(rule, routing.At) is { By.IsOurs: false } ? since : null, routing.At, null);
        return since;
    }

    private static bool IsPromoted(Facts facts, ServiceWrite write, Deployment deployment) => facts.Writes<ControlWrite>()
        .Any(word => word.At <= write.At && word.Word.StartsWith($"promote/{deployment.Id}/", StringComparison.Ordinal));
}
