using System.Diagnostics;
using System.Globalization;
using RedGreen.Bench.Judging.Rules;
using RedGreen.Bench.Judging.Simulation;

namespace RedGreen.Bench.Judging;

/// <summary>Our judge beside the others' rules, on the same simulated traces.</summary>
internal static class JudgeBench
{
    private const int Runs = 1_000;

    public static int Run(RunOptions options, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        var runs = options.Runs ?? Runs;
        var results = Cells.Run(Cell.InOrder, runs, options.Seed);
        var goals = Goals.Of(results);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"## Judges compared: {runs:N0} runs in each of {results.Count} cells, {Contenders.InOrder.Count} rules, seed {options.Seed}"));
        output.WriteLine();
        Report.Write(output, results, goals, options.IsVerbose);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        return goals.All(goal => goal.IsMet) ? 0 : 1;
    }
}
