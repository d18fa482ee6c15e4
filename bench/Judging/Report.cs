using RedGreen.Bench.Judging.Rules;
using RedGreen.Bench.Judging.Simulation;

namespace RedGreen.Bench.Judging;

/// <summary>The results as Markdown.</summary>
internal static class Report
{
    private static readonly IReadOnlyList<string> Names = [.. Contenders.InOrder.Select(contender => contender.Name)];

    public static void Write(TextWriter output, IReadOnlyList<CellResult> results, IReadOnlyList<Goal> goals, bool isVerbose)
    {
        foreach (var scenario in results.GroupBy(result => result.Cell.Scenario))
            WriteScenario(output, scenario.Key, [.. scenario], isVerbose);
        output.WriteLine("### All together");
        output.WriteLine();
        output.WriteLine("Cells of x4 or worse: all runs count, at most 30 minutes each. Bad requests: the sum of the cells' means, for 60 to 6,000 requests a minute, so that the largest services do not outshout the others.");
        output.WriteLine();
        Markdown.Write(output, ["", .. Names], Summary(results));
        output.WriteLine("### Numbers to reach");
        output.WriteLine();
        Markdown.Write(output, ["goal", "met", "worst cell"], goals.Select(goal => (IReadOnlyList<string>)[goal.What, goal.IsMet ? "yes" : "**NO**", goal.Worst]));
    }

    private static void WriteScenario(TextWriter output, Scenario scenario, IReadOnlyList<CellResult> cells, bool isVerbose)
    {
        output.WriteLine($"### {scenario.Name}");
        output.WriteLine();
        output.WriteLine(scenario switch
        {
            { IsWorse: false } => "Green is no worse: every rollback is a false one.",
            { IsSlow: true } => "Rolled back, mean minutes to the rollback, slow requests that Green served. The others watch Green's p99 here (500 ms), or compare it.",
            _ => "Rolled back, mean minutes to the rollback, failed requests that Green served.",
        });
        output.WriteLine();
        Markdown.Write(output, ["requests a minute, base rate", .. Names], cells.Select(cell => (IReadOnlyList<string>)[cell.Cell.Where, .. cell.Tallies.Select(tally => Text(scenario, tally))]));
        if (!isVerbose)
            return;
        foreach (var cell in cells)
            output.WriteLine($"    {cell.Cell.Where}: {cell.Seen}");
        output.WriteLine();
    }

    private static string Text(Scenario scenario, Tally tally) => !scenario.IsWorse
        ? Goals.Percent(tally.RolledBack)
        : $"{Goals.Percent(tally.RolledBack)}, {(tally.Minutes is { } minutes ? Goals.Number(minutes) : "-")} min, {Goals.Number(tally.Bad)}";

    private static IEnumerable<IReadOnlyList<string>> Summary(IReadOnlyList<CellResult> results)
    {
        List<CellResult> independent = [.. results.Where(result => result.Cell.Scenario is { IsWorse: false, Noise: Noise.None })];
        List<CellResult> bursts = [.. results.Where(result => result.Cell.Scenario == Scenarios.HealthyBursts)];
        List<CellResult> bad = [.. results.Where(result => result.Cell.Scenario.IsMuchWorse)];
        yield return Row("false rollbacks, independent errors: mean", tally => Goals.Percent(independent.Average(cell => tally(cell).RolledBack)));
        yield return Row("worst cell", tally => Goals.Percent(independent.Max(cell => tally(cell).RolledBack)));
        yield return Row("cells at most 5%", tally => $"{independent.Count(cell => tally(cell).RolledBack <= 0.05)} of {independent.Count}");
        yield return Row("false rollbacks, bursty errors: worst cell", tally => Goals.Percent(bursts.Max(cell => tally(cell).RolledBack)));
        yield return Row("x4 or worse: rolled back", tally => Goals.Percent(bad.Average(cell => tally(cell).RolledBack)));
        yield return Row("x4 or worse: minutes", tally => Goals.Number(bad.Average(cell => tally(cell).MinutesServed)));
        yield return Row("x4 or worse: bad requests", tally => Goals.Number(bad.Where(cell => cell.Cell.RequestsPerMinute <= 6_000).Sum(cell => tally(cell).Bad)));
    }

    private static IReadOnlyList<string> Row(string name, Func<Func<CellResult, Tally>, string> value) =>
        [name, .. Names.Select((_, index) => value(cell => cell.Tallies[index]))];
}
