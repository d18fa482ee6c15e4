using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>The same service is the same lock, whatever a request calls it: a cluster's ARN and a service's name.</summary>
internal sealed class OneLockPerService : IGuarantee
{
    public const string Name = "The same service is the same lock";

    public IEnumerable<Violation> Check(Facts facts) =>
        from write in facts.Writes<LockWrite>()
        where write is { Before: null, After: not null, By.IsOurs: true } && !IsCanonical(facts, write)
        select new Violation(Name, write.At, $"{write}: the key is {write.Cluster}, {write.Service}, and not the cluster's ARN and the service's name.");

    private static bool IsCanonical(Facts facts, LockWrite write) =>
        write.Cluster.StartsWith("arn:aws:ecs:", StringComparison.Ordinal) && write.Cluster.Contains(":cluster/", StringComparison.Ordinal)
        && (facts.Chronicle.Services.Contains(write.Service) || (Lock.IsWaiting(write.Service) && facts.Chronicle.Services.Contains(Lock.ServiceOf(write.Service))));
}
