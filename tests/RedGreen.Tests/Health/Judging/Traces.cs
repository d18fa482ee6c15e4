using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

/// <summary>Deployments of 30 simulated minutes, 10 each at 10, 25 and 50 percent, led through the judge.</summary>
internal sealed record Traces(long Requests, double Rate)
{
    public const int Minutes = 30;

    /// <summary>Green's share in a minute.</summary>
    public Func<Random, int, double> Share { get; init; } = (_, minute) => minute < 10 ? 0.1 : minute < 20 ? 0.25 : 0.5;

    /// <summary>How many times the usual rate a minute has on both sides; minutes before 0 are Red's last hour.</summary>
    public Func<int, double> Shared { get; init; } = _ => 1;

    /// <summary>How many times Red's rate Green has.</summary>
    public Func<int, double> Green { get; init; } = _ => 1;

    /// <summary>Both sides' requests in a minute, as a factor.</summary>
    public Func<int, double> Traffic { get; init; } = _ => 1;

    /// <summary>Each side's own noise in a minute, of mean 1.</summary>
    public Func<Random, double> Noise { get; init; } = _ => 1;

    /// <summary>The minute, from 1, of each run's rollback; <see cref="int.MaxValue"/> where there is none.</summary>
    public IEnumerable<int> Rollbacks(int runs, int seed)
    {
        for (var run = 0; run < runs; run++)
        {
            var random = new Random((seed * 100_003) + run);
            var replay = new Replay(new Strategy(), [.. Enumerable.Range(-60, 60).Select(minute => Side(random, minute, 1, 1))]);
            yield return Enumerable.Range(0, Minutes).Where(minute => Next(replay, random, minute).IsRollback).Select(minute => minute + 1).FirstOrDefault(int.MaxValue);
        }
    }

    /// <summary>The windows of one run, for a judge that is wrong.</summary>
    public IEnumerable<TwoSides> Windows(Random random) => Enumerable.Range(0, Minutes).Select(minute =>
    {
        var (green, red) = Sides(random, minute);
        return new TwoSides(green.Requests, green.Failures, red.Requests, red.Failures);
    });

    private Judgement Next(Replay replay, Random random, int minute)
    {
        if (minute % 10 == 0)
            replay.BeginStep();
        var (green, red) = Sides(random, minute);
        return replay.Add(green, red);
    }

    private (SideWindow Green, SideWindow Red) Sides(Random random, int minute)
    {
        var share = Share(random, minute);
        return (Side(random, minute, share, Green(minute)), Side(random, minute, 1 - share, 1));
    }

    private SideWindow Side(Random random, int minute, double share, double times)
    {
        var requests = Simulation.Poisson(random, Requests * Traffic(minute) * share);
        return Simulation.Minute(random, requests, Math.Min(1, Rate * Shared(minute) * times * Noise(random)));
    }
}
