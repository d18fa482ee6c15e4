namespace RedGreen.Sandbox.DataPlane.Http.Routing;

/// <summary>The choice of a target group by weight.</summary>
internal static class WeightedChoice
{
    /// <summary>
    /// The group at a place between 0 and 1 of all weights laid end to end; null where all are zero. Whether a group
    /// has targets plays no part: an ALB does not fail over to another group.
    /// </summary>
    public static WeightedGroup? At(IReadOnlyList<WeightedGroup> groups, double place)
    {
        var total = 0;
        foreach (var group in groups)
            total += group.Weight;

        var rest = place * total;
        foreach (var group in groups)
        {
            if (rest < group.Weight)
                return group;
            rest -= group.Weight;
        }

        return null;
    }
}
