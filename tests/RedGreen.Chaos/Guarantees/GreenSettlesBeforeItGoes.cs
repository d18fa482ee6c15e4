using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>
/// Nothing of Green is taken away before no rule has really sent it anything for the settle time. Where it never carried
/// anything: not while a function that could still send something to it may run.
/// </summary>
internal sealed class GreenSettlesBeforeItGoes : IGuarantee
{
    public const string Name = "Green is not retired before its 0% has settled";

    // What is written is in force a moment later.
    private static readonly TimeSpan Propagation = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly string[] Retiring = ["Rollback", "RetireGreen"];

    public IEnumerable<Violation> Check(Facts facts) =>
        from write in facts.Chronicle.Writes
        where write.By.IsOurs
        let deployment = Retired(facts, write)
        where deployment is not null
        from what in Check(facts, write, deployment)
        select new Violation(Name, write.At, $"{write}: {what}");

    // Whose Green the write takes something away of.
    private static Deployment? Retired(Facts facts, Write write) => write switch
    {
        ServiceWrite { After: null, Before: not null, Service: var name } => facts.Deployments.FirstOrDefault(deployment => deployment.Green == name),
        GroupWrite { Operation: "DeleteTargetGroup", Group: var group } => facts.Deployments.FirstOrDefault(deployment => deployment.Groups.Contains(group)),
        // The way back takes Green out with the traffic itself. What comes late from a deployment before it only takes away its place at 0%.
        RuleWrite { By.Function: not "Rollback", By.Kind: AuthorKind.Function } rule => facts.Deployments.FirstOrDefault(deployment =>
            deployment.Executions.Contains(rule.By.Execution ?? "") && deployment.Groups.Any(group => rule.Before.Names(group) && !rule.After.Names(group)) && rule.Before.Of(deployment.Groups) == 0),
        _ => null,
    };

    private static IEnumerable<string> Check(Facts facts, Write write, Deployment deployment)
    {
        DateTimeOffset? last = null;
        foreach (var (rule, carried) in facts.RulesOf(deployment.Service).Select(rule => (rule, Carried(facts, rule, deployment, write.At))))
        {
            last = carried > last || last is null ? carried : last;
            // Somebody else may have sent it there while our function was under way.
            if (facts.LastWrite(rule, write.At) is { By.IsOurs: false } others && write.At - others.At < Longest)
                continue;
            if (carried == write.At)
                yield return $"{Names.OfRule(rule)} still routes {facts.InForce(rule, write.At)}.";
            else if (write.At - carried + Propagation < Settle)
                yield return $"{Names.OfRule(rule)} sent something to Green until {(write.At - carried)!.Value.TotalSeconds:0} s before; it settles for {Settle.TotalSeconds:0} s at least.";
        }

        if (last is null && facts.LastInvocation(deployment, write.At, Retiring) is { } invocation && write.At - invocation.At < Longest)
            yield return $"{invocation.Function} began {(write.At - invocation.At).TotalSeconds:0} s before, and may still write.";
    }

    // When the rule sent something to Green for the last time: now, if it does; null for never.
    private static DateTimeOffset? Carried(Facts facts, string rule, Deployment deployment, DateTimeOffset at)
    {
        DateTimeOffset? carried = null;
        var carries = false;
        foreach (var routing in facts.Routings(rule).TakeWhile(routing => routing.At <= at))
        {
            carried = carries ? routing.At : carried;
            carries = routing.Split.Of(deployment.Groups) > 0;
        }

        return carries ? at : carried;
    }
}
