using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>How long a deployment must have baked, in the words of whoever asked for it.</summary>
internal static class Holds
{
    // Of every preset, and of the default.
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(10);

    /// <summary>The hold of the last step: of the request, else of the service's tag, else the default.</summary>
    /// <param name="first">The execution that began the deployment.</param>
    /// <param name="tags">What the service's tag said while it was planned: one of them was read.</param>
    public static TimeSpan Last(ExecutionRecord? first, IEnumerable<string?> tags) =>
        first?.Asked["strategy"] is JsonObject asked && asked["steps"] is JsonValue steps ? OfSteps(steps.ToString()) : tags.Min(OfSteps);

    private static TimeSpan OfSteps(string? steps) =>
        steps?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var last] && last.Split('@', ':') is [_, var hold, ..] ? Read(hold) : Default;

    private static TimeSpan Read(string hold)
    {
        var (digits, seconds) = hold[^1] switch
        {
            's' => (hold[..^1], 1),
            'm' => (hold[..^1], 60),
            'h' => (hold[..^1], 3_600),
            'd' => (hold[..^1], 86_400),
            _ => (hold, 1),
        };
        return TimeSpan.FromSeconds(int.Parse(digits, CultureInfo.InvariantCulture) * (long)seconds);
    }
}
