using System.Text.Json.Serialization;

namespace RedGreen.Health.Judging;

/// <summary>Minutes of one side seen as one lot, with its worst ones known: an incident of a few minutes must not decide.</summary>
public sealed record Pooled
{
    /// <summary>No minutes.</summary>
    public static readonly Pooled Empty = new();

    /// <summary>How many minutes an incident may last without deciding.</summary>
    public const int Incident = 3;

    /// <summary>All minutes.</summary>
    public int Minutes { get; init; }

    /// <summary>Requests and events in all of them.</summary>
    public Counted All { get; init; }

    /// <summary>The minutes with the highest share of events, at most one more than <see cref="Incident"/>, the worst first.</summary>
    public IReadOnlyList<Counted> Worst { get; init; } = [];

    /// <summary>
    /// The same, as if the worst minutes had been no worse than the next one and chance can make them: what is bad all the
    /// time stays as it is, also where events are few, and what was bad for a few minutes only does not count. Another
    /// event in any minute never makes it less.
    /// </summary>
    [JsonIgnore]
    public Counted Levelled => Worst.Count <= Incident ? All
        : All with { Events = All.Events - Worst.Take(Incident).Sum(minute => Math.Max(0, minute.Events - MostByChance(Worst[^1].Rate * minute.Requests))) };

    // Two standard deviations of a Poisson count, and one event.
    private static long MostByChance(double expected) => (long)(expected + (2 * Math.Sqrt(expected)) + 1);

    /// <summary>The lot with one more minute.</summary>
    /// <param name="minute">The minute.</param>
    public Pooled Add(Counted minute) => new()
    {
        Minutes = Minutes + 1,
        All = new Counted(All.Requests + minute.Requests, All.Events + minute.Events),
        Worst = [.. Worst.Append(minute).OrderByDescending(one => one.Rate).Take(Incident + 1)],
    };
}

/// <summary>Events among requests.</summary>
/// <param name="Requests">0 or more.</param>
/// <param name="Events">0 to <paramref name="Requests"/>.</param>
public readonly record struct Counted(long Requests, long Events)
{
    /// <summary>The share of events, 0-1; 0 without requests.</summary>
    [JsonIgnore]
    public double Rate => Requests == 0 ? 0 : (double)Events / Requests;
}
