using System.Globalization;

namespace RedGreen.Bench.Judging;

/// <summary>How a simulation was called.</summary>
/// <param name="Runs">Runs a cell; null for its own number.</param>
/// <param name="Seed">Another seed, other traces.</param>
/// <param name="IsVerbose">Whether the traces' own rates are printed.</param>
internal sealed record RunOptions(int? Runs = null, long Seed = 1, bool IsVerbose = false)
{
    /// <summary>The options; null where they are not understood.</summary>
    public static RunOptions? Read(ReadOnlySpan<string> options) => options switch
    {
        [] => new RunOptions(),
        ["--verbose", .. var rest] => Read(rest) is { } read ? read with { IsVerbose = true } : null,
        ["--runs", var text, .. var rest] when Number(text) is > 0 and var runs => Read(rest) is { } read ? read with { Runs = runs } : null,
        ["--seed", var text, .. var rest] when Number(text) is { } seed => Read(rest) is { } read ? read with { Seed = seed } : null,
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
