using System.Collections.Concurrent;
using System.Diagnostics;
using RedGreen.Chaos;
using RedGreen.Chaos.Making;
using RedGreen.Chaos.Shrinking;

namespace RedGreen.Bench.Chaos;

/// <summary>Breaks deployments in virtual time, story by story, and has each judged by what was really true.</summary>
internal static class ChaosBench
{
    public static int Run(ChaosOptions options, TextWriter output, CancellationToken stop) =>
        options.Story is { } seed ? RunOne(seed, options, output) : RunMany(options, output, stop);

    private static int RunMany(ChaosOptions options, TextWriter output, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var tally = new ChaosTally();
        var violated = new ConcurrentBag<StoryResult>();
        try
        {
            // Each story stays on its thread from beginning to end.
            Parallel.For(0, options.Runs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop }, run =>
            {
                var result = StoryRunner.Run(Stories.Make(options.First + run));
                tally.Add(result);
                if (result.Violations is not [])
                    violated.Add(result);
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was told until now is reported.
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        var report = new ChaosReport(options, tally, elapsed, [.. Shortest(violated)]);
        report.Write(output);
        return violated.IsEmpty ? 0 : 1;
    }

    private static int RunOne(int seed, ChaosOptions options, TextWriter output)
    {
        var told = StoryRunner.Run(Stories.Make(seed));
        var shown = options.IsVerbose ? told : Shrinker.Shortest(told.Story, Build.Shipped);
        ChaosReport.WriteOne(output, shown, options.IsJson);
        return told.Violations is [] ? 0 : 1;
    }

    // One for each guarantee: the others would tell the same again.
    private static IEnumerable<Violated> Shortest(IEnumerable<StoryResult> results) => results
        .OrderBy(result => result.Story.Seed)
        .GroupBy(result => result.Violations[0].Guarantee)
        .Select(group => new Violated(group.Key, [.. group.Select(result => result.Story.Seed)], Shrinker.Shortest(group.First().Story, Build.Shipped)));
}

/// <summary>A guarantee that did not hold.</summary>
/// <param name="Guarantee">Which.</param>
/// <param name="Seeds">In which stories.</param>
/// <param name="Shortest">The shortest one that shows it.</param>
internal sealed record Violated(string Guarantee, IReadOnlyList<int> Seeds, StoryResult Shortest);
