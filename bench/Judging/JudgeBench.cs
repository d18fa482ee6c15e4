using System.Diagnostics;
using System.Globalization;
using RedGreen.Bench.Judging.Rules;
using RedGreen.Bench.Judging.Simulation;

namespace RedGreen.Bench.Judging;

/// <summary>Our judge beside the others' rules, on the same simulated traces.</summary>
internal static class JudgeBench
{
    public static int Run(JudgeOptions options, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        var results = Cells.Run(Cell.InOrder, options.Runs, options.Seed);
        var goals = Goals.Of(results);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"## Judges compared: {options.Runs:N0} runs in each of {results.Count} cells, {Contenders.InOrder.Count} rules, seed {options.Seed}"));
        output.WriteLine();
        Report.Write(output, results, goals, options.IsVerbose);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        return goals.All(goal => goal.IsMet) ? 0 : 1;
    }
}

/// <summary>How <c>judge</c> was called.</summary>
/// <param name="Runs">Runs a cell.</param>
/// <param name="Seed">Another seed, other traces.</param>
/// <param name="IsVerbose">Whether the traces' own rates are printed.</param>
internal sealed record JudgeOptions(int Runs = 1_000, long Seed = 1, bool IsVerbose = false)
{
    /// <summary>The options; null where they are not understood.</summary>
    public static JudgeOptions? Read(ReadOnlySpan<string> options) => options switch
    {
        [] => new JudgeOptions(),
        ["--verbose", .. var rest] => Read(rest) is { } read ? read with { IsVerbose = true } : null,
        ["--runs", var text, .. var rest] when Number(text) is > 0 and var runs => Read(rest) is { } read ? read with { Runs = runs } : null,
        ["--seed", var text, .. var rest] when Number(text) is { } seed => Read(rest) is { } read ? read with { Seed = seed } : null,
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
