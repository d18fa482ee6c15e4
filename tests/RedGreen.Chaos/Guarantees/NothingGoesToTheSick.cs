using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>
/// No write of ours gives a rule more of a group without a healthy target, unless what it is taken from has none either.
/// An invocation that looked a moment before, and saw another health, is not blamed.
/// </summary>
internal sealed class NothingGoesToTheSick : IGuarantee
{
    public const string Name = "Traffic is never sent to an empty or unhealthy group by us";

    // An invocation's life: what it looked at may have been cut off before it wrote.
    private static readonly TimeSpan Looked = TimeSpan.FromMinutes(1);

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var write in facts.Ours<RuleWrite>().Where(write => facts.IsProduction(write.Rule)))
        {
            if (write.After.Groups is { Count: > 1 } groups && groups.All(group => group.Weight == 0))
                yield return new(Name, write.At, $"{write}: {write.After} has no weight at all, so every request is answered with 503.");
            foreach (var (group, _) in write.After.Groups)
                if (write.After.Of(group) > write.Before.Of(group) && IsSick(write, group) && !facts.WasCutOff(group, write.At - Looked, write.At))
                    yield return new(Name, write.At, $"{write}: from {write.Before} to {write.After}, while {Names.OfGroup(group)} had no healthy target ({Last(write, group)}).");
        }
    }

    private static bool IsSick(RuleWrite write, string group)
    {
        var health = write.HealthOf(group);
        if (health.Healthy > 0 || health.Seen > 0)
            return false;
        var takenFrom = write.Before.Groups.Where(each => write.After.Of(each.Group) < write.Before.Of(each.Group)).Select(each => write.HealthOf(each.Group)).ToList();
        return takenFrom is [] || takenFrom.Any(each => each is { Healthy: > 0, Seen: not 0 });
    }

    private static string Last(RuleWrite write, string group) => write.HealthOf(group).LastHealthy is { } last ? $"the last one {(write.At - last).TotalSeconds:0} s before" : "never one";
}
