using System.Text.Json.Serialization;

namespace RedGreen.Health.Judging;

/// <summary>Minutes of one side seen as one lot, with its worst ones kept apart: an incident of a few minutes must not decide.</summary>
public sealed record Pooled
{
    /// <summary>No minutes.</summary>
    public static readonly Pooled Empty = new();

    /// <summary>How many of the worst minutes are kept apart.</summary>
    public const int Apart = 3;

    /// <summary>All minutes.</summary>
    public int Minutes { get; init; }

    /// <summary>Requests and events in all of them.</summary>
    public Counted All { get; init; }

    /// <summary>The minutes with the most events above what is usual, at most <see cref="Apart"/>, the worst first.</summary>
    public IReadOnlyList<Counted> Worst { get; init; } = [];

    /// <summary>Minutes beside the worst.</summary>
    [JsonIgnore]
    public int OtherMinutes => Minutes - Worst.Count;

    /// <summary>Requests and events beside the worst minutes.</summary>
    [JsonIgnore]
    public Counted Others => new(All.Requests - Worst.Sum(minute => minute.Requests), All.Events - Worst.Sum(minute => minute.Events));

    /// <summary>The lot with one more minute.</summary>
    /// <param name="minute">The minute.</param>
    /// <param name="usualRate">The usual share of events, 0-1.</param>
    public Pooled Add(Counted minute, double usualRate) => new()
    {
        Minutes = Minutes + 1,
        All = new Counted(All.Requests + minute.Requests, All.Events + minute.Events),
        Worst = [.. Worst.Append(minute).OrderByDescending(one => one.Events - (usualRate * one.Requests)).Take(Apart)],
    };
}

/// <summary>Events among requests.</summary>
/// <param name="Requests">0 or more.</param>
/// <param name="Events">0 to <paramref name="Requests"/>.</param>
public readonly record struct Counted(long Requests, long Events);
