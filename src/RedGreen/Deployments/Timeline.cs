namespace RedGreen.Deployments;

/// <summary>One event of a deployment.</summary>
/// <param name="At">When, by the state machine's clock.</param>
/// <param name="What">In words.</param>
public sealed record TimelineEntry(DateTimeOffset At, string What);

/// <summary>Keeps a timeline small: state data must stay far under 256 KiB.</summary>
public static class Timeline
{
    /// <summary>The most entries that are kept.</summary>
    public const int Most = 60;

    private const int Longest = 300;

    /// <summary>Adds an entry. The first ten stay for ever; beyond <see cref="Most"/> the oldest of the others goes.</summary>
    public static IReadOnlyList<TimelineEntry> Add(IReadOnlyList<TimelineEntry> timeline, TimelineEntry entry)
    {
        var bounded = entry.What.Length <= Longest ? entry : entry with { What = entry.What[..Longest] + "..." };
        return timeline.Count < Most ? [.. timeline, bounded] : [.. timeline.Take(10), .. timeline.Skip(11), bounded];
    }
}
