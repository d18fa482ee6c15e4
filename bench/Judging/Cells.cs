using RedGreen.Bench.Judging.Rules;
using RedGreen.Bench.Judging.Simulation;

namespace RedGreen.Bench.Judging;

/// <summary>All contenders on the same traces of one cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Tallies">One for each of <see cref="Contenders.InOrder"/>.</param>
/// <param name="Seen">What the traces were like.</param>
internal sealed record CellResult(Cell Cell, IReadOnlyList<Tally> Tallies, SanityCheck Seen)
{
    public Tally Ours => Tallies[0];
}

internal static class Cells
{
    /// <summary>Every cell in its place, whichever core had it.</summary>
    public static IReadOnlyList<CellResult> Run(IReadOnlyList<Cell> cells, int runs, long seed)
    {
        var results = new CellResult[cells.Count];
        Parallel.For(0, cells.Count, index => results[index] = Run(cells[index], runs, seed));
        return results;
    }

    private static CellResult Run(Cell cell, int runs, long seed)
    {
        // In the latency scenario the others are told to watch what is wrong there; ours always watches both.
        var watch = cell.Scenario.IsSlow ? Watch.Latency : Watch.Failures;
        var simulator = new Simulator(cell);
        var seen = new SanityCheck();
        IReadOnlyList<Tally> tallies = [.. Contenders.InOrder.Select(_ => new Tally())];
        for (var run = 0; run < runs; run++)
        {
            var trace = simulator.Draw(new Chance(seed, cell.Number, run));
            seen.Add(trace);
            foreach (var (contender, tally) in Contenders.InOrder.Zip(tallies))
                tally.Add(trace, MinutesToRollback(contender.Begin(watch, trace.Before), trace), cell.Scenario.IsSlow);
        }

        return new CellResult(cell, tallies, seen);
    }

    private static int? MinutesToRollback(IRule rule, Trace trace)
    {
        for (var minute = 0; minute < Trace.Minutes; minute++)
        {
            if (rule.RollsBack(minute, trace.Green[minute], trace.Red[minute]))
                return minute + 1;
        }

        return null;
    }
}
