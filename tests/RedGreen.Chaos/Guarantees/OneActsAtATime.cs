using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>Whoever writes for a service owns its lock, or owned it until a moment ago; and touches no other deployment's Green.</summary>
internal sealed class OneActsAtATime : IGuarantee
{
    public const string Name = "At most one deployment per service acts at a time";
    public const string NotItsOwn = "A deployment touches only its own Green";

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var write in facts.Chronicle.Writes)
        {
            if (!write.By.IsOurs || ServiceOf(facts, write) is not { } service)
                continue;
            if (!facts.Owned(service, write.By.Execution, write.At))
                yield return new(Name, write.At, $"{write}, while {Owner(facts, service, write.At)}.");
            if (IdOf(write) is { } id && facts.Deployments.FirstOrDefault(deployment => deployment.Id == id) is { } deployment && !deployment.Executions.Contains(write.By.Execution ?? ""))
                yield return new(NotItsOwn, write.At, $"{write}, which is deployment {id}'s.");
        }
    }

    private static string? ServiceOf(Facts facts, Write write) => write switch
    {
        ServiceWrite service => Names.BaseOf(service.Service),
        ScalingWrite scaling => Names.BaseOf(Names.Last(scaling.Resource)),
        GroupWrite group => facts.ServiceOfGroup(group.Group),
        RuleWrite rule => rule.Before.Groups.Concat(rule.After.Groups).Select(group => facts.ServiceOfGroup(group.Group)).FirstOrDefault(service => service is not null),
        _ => null,
    };

    private static string? IdOf(Write write) => write switch
    {
        ServiceWrite service => Names.IdOfService(service.Service),
        ScalingWrite scaling => Names.IdOfService(Names.Last(scaling.Resource)),
        GroupWrite group => Names.IdOfGroup(Names.OfGroup(group.Group)),
        _ => null,
    };

    private static string Owner(Facts facts, string service, DateTimeOffset at) => facts.OwnerOf(service, at) switch
    {
        (null, _) => $"nobody owns the lock of {service}",
        var (owner, since) => $"{Names.Last(owner)} has owned the lock of {service} for {(at - since).TotalSeconds:0} s",
    };
}
