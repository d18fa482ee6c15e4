using RedGreen.Health;

namespace RedGreen.Decisions;

/// <summary>
/// Green's capacity follows Red's current one: a fleet that has grown since Green was made, by its own autoscaling or by
/// hand, would otherwise hand its traffic to a smaller one.
/// </summary>
public static class CapacityGate
{
    /// <summary>What has to be done before Green gets more traffic; null for nothing.</summary>
    public static Ruling? Look(Observation seen) => seen.Red.DesiredCount > seen.Green.DesiredCount
        ? Ruling.ScaleGreen(seen.Red.DesiredCount, $"Red has grown to {seen.Red.DesiredCount} tasks, Green has {seen.Green.DesiredCount}: it gets as many before it gets more traffic")
        : null;
}
