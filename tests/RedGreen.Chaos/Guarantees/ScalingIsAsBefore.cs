using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>What was suspended of a service's scaling is again what others left it at, unless a person must look.</summary>
internal sealed class ScalingIsAsBefore : IGuarantee
{
    public const string Name = "Scaling is suspended only while a deployment runs";

    public IEnumerable<Violation> Check(Facts facts)
    {
        var after = facts.Chronicle.After;
        foreach (var (resource, suspended) in after.Scaling)
        {
            var service = Names.Last(resource);
            if (!facts.Chronicle.Services.Contains(service) || facts.Deployments.Any(deployment => deployment.Service == service && facts.EndingOf(deployment) is not ("Promoted" or "RolledBack" or "Rejected" or "PromotedOnGreen")))
                continue;
            var before = facts.Writes<ScalingWrite>().LastOrDefault(write => write.Resource == resource && !write.By.IsOurs)?.After ?? facts.Chronicle.Before.Scaling.GetValueOrDefault(resource);
            if (before is not null && before != suspended)
                yield return new(Name, after.At, $"The scaling of {service} is left with {suspended}; it was {before}.");
        }
    }
}
