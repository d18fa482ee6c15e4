using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Cli.Judging;

/// <summary>A trace, led through the judge minute by minute as a deployment would lead it.</summary>
internal sealed class BackTest
{
    private BackTest(Strategy strategy, Health.Judging.History? history, IReadOnlyList<JudgedMinute> minutes) =>
        (Strategy, RedBefore, Minutes) = (strategy, history, minutes);

    /// <summary>How Green was judged.</summary>
    public Strategy Strategy { get; }

    /// <summary>What was usual for Red; null where the trace has no minute of it.</summary>
    public Health.Judging.History? RedBefore { get; }

    /// <summary>Every row from Green's first request on; at least one.</summary>
    public IReadOnlyList<JudgedMinute> Minutes { get; }

    /// <summary>The decision: a rollback wins, and else what was once shown to be safe is.</summary>
    public Outcome Outcome => Minutes[^1].Decision == WindowDecision.Rollback ? Outcome.Rollback
        : Minutes.Any(minute => minute.Decision == WindowDecision.Safe) ? Outcome.Safe
        : Outcome.Inconclusive;

    /// <summary>The minute of the decision: the first one that made it; the last where there is none.</summary>
    public JudgedMinute Decisive => Outcome switch
    {
        Outcome.Rollback => Minutes.First(minute => minute.Decision == WindowDecision.Rollback),
        Outcome.Safe => Minutes.First(minute => minute.Decision == WindowDecision.Safe),
        _ => Minutes[^1],
    };

    /// <summary>Judges a trace.</summary>
    /// <param name="strategy">How.</param>
    /// <param name="rows">Its rows, with a request of Green's in one of them at least.</param>
    public static BackTest Of(Strategy strategy, IReadOnlyList<TraceRow> rows)
    {
        IReadOnlyList<(SideWindow? Green, SideWindow? Red)> sides = [.. rows.Select(row => (row.Green, row.Red))];
        var first = RecordedTraffic.FirstOfGreen(sides) ?? throw new ArgumentException("Green never had a request.", nameof(rows));
        var atAll = RecordedTraffic.FirstAtAll(sides);
        // An hour is an hour, also where rows are missing in it.
        var begin = rows[first].Minute.Number - (long)Health.Judging.History.Length.TotalMinutes;
        var replay = new Replay(strategy, [.. rows.Take(first).Where(row => row.Minute.Number >= begin).Select(row => row.Red)]);
        var minutes = new List<JudgedMinute>();
        JudgedMinute? rolledBack = null;
        for (var index = first; index < rows.Count; index++)
        {
            if (index == atAll)
                replay.BeginStep(isBake: true);
            // A minute that has no row leaves the sums as they are, as one without data does: it needs no turn of its own.
            var minute = JudgedMinute.Of(rows[index], replay.Add(rows[index].Green, rows[index].Red), index >= atAll, rolledBack);
            minutes.Add(minute);
            rolledBack ??= minute.Decision == WindowDecision.Rollback ? minute : null;
        }

        return new BackTest(strategy, replay.Evidence.History, minutes);
    }
}
