namespace RedGreen.Health;

/// <summary>Whether the load balancer sees Green's targets healthy while they carry traffic.</summary>
public static class TargetCheck
{
    /// <summary>Evaluations in a row with more than half of the targets unhealthy: one may be a deploy of the host below.</summary>
    public const int SickLooks = 2;

    /// <summary>Whether more targets are unhealthy than healthy.</summary>
    public static bool IsSick(TargetsLook? targets) => targets is { Unhealthy: > 0 } && targets.Unhealthy > targets.Healthy;

    /// <summary>The findings.</summary>
    /// <param name="targets">Green's targets.</param>
    /// <param name="desired">How many there should be.</param>
    /// <param name="sickLooks">Evaluations in a row, this one included, in which they were sick.</param>
    public static IEnumerable<Finding> Look(TargetsLook? targets, int desired, int sickLooks)
    {
        if (targets is null)
            yield return Finding.Unsure("the load balancer did not tell the health of Green's targets");
        // An empty group is worse than an unhealthy one: nobody answers, and no other group is asked instead.
        else if (targets.Healthy == 0)
            yield return Finding.Bad($"none of Green's targets is healthy{(targets.Reasons is [] ? "" : $": {string.Join("; ", targets.Reasons)}")}");
        else if (sickLooks >= SickLooks)
            yield return Finding.Bad($"{targets.Unhealthy} of Green's targets are unhealthy, {targets.Healthy} healthy: {string.Join("; ", targets.Reasons)}");
        else if (targets.Healthy < desired)
            yield return Finding.Unsure($"{targets.Healthy} of Green's {desired} targets are healthy");
    }
}
