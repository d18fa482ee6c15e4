using System.Globalization;

namespace RedGreen.Bench.Chaos;

/// <summary>How chaos was called for.</summary>
/// <param name="Runs">How many stories.</param>
/// <param name="Seed">Another seed, other stories.</param>
/// <param name="Story">The one story to look at, by its own seed; null: many.</param>
/// <param name="IsJson">One document instead of text.</param>
/// <param name="IsVerbose">Whether all that happened in the one story is told, not only what its shortest form needs.</param>
internal sealed record ChaosOptions(int Runs = 20_000, int Seed = 1, int? Story = null, bool IsJson = false, bool IsVerbose = false)
{
    // So many stories fit between two seeds, and so many seeds then have none in common.
    private const int Most = 1_000_000;
    private const int Apart = 2_000;

    /// <summary>The first story's seed. Larger numbers are scattered (Knuth's multiplicative hash), so their stories may overlap.</summary>
    public int First => Seed <= Apart ? ((Seed - 1) * Most) + 1 : (int)(unchecked((uint)Seed * 2_654_435_761) % (int.MaxValue - Most)) + 1;

    /// <summary>The options; null where they are not understood.</summary>
    public static ChaosOptions? Read(ReadOnlySpan<string> options) => options switch
    {
        [] => new ChaosOptions(),
        ["--json", .. var rest] => Read(rest) is { } read ? read with { IsJson = true } : null,
        ["--verbose", .. var rest] => Read(rest) is { } read ? read with { IsVerbose = true } : null,
        ["--runs", var text, .. var rest] when Number(text) is > 0 and <= Most and var runs => Read(rest) is { } read ? read with { Runs = runs } : null,
        ["--seed", var text, .. var rest] when Number(text) is > 0 and var seed => Read(rest) is { } read ? read with { Seed = seed } : null,
        ["--story", var text, .. var rest] when Number(text) is { } story => Read(rest) is { } read ? read with { Story = story } : null,
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
