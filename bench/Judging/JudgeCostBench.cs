using System.Diagnostics;
using System.Globalization;
using RedGreen.Bench.Judging.Simulation;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Bench.Judging;

/// <summary>What one evaluation costs that has an hour to catch up on: 60 windows, four own metrics, Red's history, the verdict.</summary>
internal static class JudgeCostBench
{
    private const int WarmUps = 20_000;
    private const int Runs = 5_000;
    private const double GoalMicroseconds = 100;
    private const double RequestsPerMinute = 6_000;
    private const double Share = 0.25;
    private const double FailureRate = 0.001;

    private static readonly DateTimeOffset Begin = DateTimeOffset.UnixEpoch;

    // Two that count events among attempts, two whose values are compared.
    private static readonly Strategy Strategy = new()
    {
        Metrics =
        [
            new OwnMetric { Namespace = "shop", Name = "declined", Of = "payments" },
            new OwnMetric { Namespace = "shop", Name = "hits", Of = "lookups", Worse = Worse.Lower },
            new OwnMetric { Namespace = "shop", Name = "queue", Stat = "Average" },
            new OwnMetric { Namespace = "shop", Name = "orders", Worse = Worse.Lower },
        ],
    };

    public static int Run(TextWriter output)
    {
        var chance = new Chance(seed: 1, cell: 0, run: 0);
        var windows = Enumerable.Range(0, 60).Select(minute => Window(minute, chance)).ToList();
        var history = History.Of([.. Enumerable.Range(0, 60).Select(_ => SideTraffic.Minute(RequestsPerMinute, FailureRate, ResponseTimes.Usual, chance))]);
        var evidence = new Evidence { Through = Begin, History = history };
        for (var run = 0; run < WarmUps; run++)
            Evaluate(evidence, windows);

        var microseconds = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var began = Stopwatch.GetTimestamp();
            var folded = Evaluate(evidence, windows);
            microseconds[run] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
            if (folded.Through != Begin.AddMinutes(60))
                throw new InvalidOperationException($"Only what is before {folded.Through} was folded.");
        }

        Array.Sort(microseconds);
        var median = microseconds[Runs / 2];
        Table.Write(
            output,
            ["one evaluation", "runs", "min us", "median us", "p99 us"],
            [["60 windows, 4 own metrics", $"{Runs:N0}", Text(microseconds[0]), Text(median), Text(microseconds[Runs * 99 / 100])]]);
        return median < GoalMicroseconds ? 0 : 1;
    }

    private static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static Evidence Evaluate(Evidence evidence, IReadOnlyList<Window> windows)
    {
        var folded = Folding.Add(evidence, windows, new Traffic { Rules = [], ShiftedAt = Begin, Weight = 25 }, Strategy, Begin.AddMinutes(60) + Folding.GiveUp);
        // Findings are made as they are asked for.
        return Verdict.Look(Strategy, folded, isBake: false).Any(finding => finding.IsBad)
            ? throw new InvalidOperationException("The judge rolled back a Green that is no worse.")
            : folded;
    }

    private static Window Window(int minute, Chance chance)
    {
        var green = SideTraffic.Minute(RequestsPerMinute * Share, FailureRate, ResponseTimes.Usual, chance);
        var red = SideTraffic.Minute(RequestsPerMinute * (1 - Share), FailureRate, ResponseTimes.Usual, chance);
        return new Window(Begin.AddMinutes(minute), green, red)
        {
            Own =
            [
                new OwnWindow(new OwnValue(chance.Poisson(20), green.Requests), new OwnValue(chance.Poisson(60), red.Requests)),
                new OwnWindow(new OwnValue(chance.Poisson(900), green.Requests), new OwnValue(chance.Poisson(2_700), red.Requests)),
                new OwnWindow(new OwnValue(chance.Uniform(), null), new OwnValue(chance.Uniform(), null)),
                new OwnWindow(new OwnValue(chance.Uniform(), null), new OwnValue(chance.Uniform(), null)),
            ],
        };
    }
}
