using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

/// <summary>
/// A Green that is no worse than Red is rolled back in at most 5 of 100 deployments, whatever happens to both. Seeds are
/// fixed; the last tests show that runs of this length tell a wrong judge from a right one.
/// </summary>
public class FalseRollbackTests
{
    private const int Runs = 300;

    [Theory]
    [InlineData(60, 0.001)]
    [InlineData(60, 0.005)]
    [InlineData(600, 0.001)]
    [InlineData(600, 0.005)]
    [InlineData(6_000, 0.0001)]
    [InlineData(6_000, 0.005)]
    [InlineData(60_000, 0.001)]
    public void At_any_traffic_a_healthy_Green_stays(long requests, double rate) => ShouldStay(new Traces(requests, rate));

    [Fact]
    public void While_weights_change_in_every_minute_it_stays() =>
        ShouldStay(new Traces(6_000, 0.005) { Share = (random, _) => 0.02 + (0.96 * random.NextDouble()) });

    [Theory]
    [InlineData(60)]
    [InlineData(600)]
    [InlineData(6_000)]
    public void In_an_incident_that_hits_both_sides_it_stays(long requests) =>
        ShouldStay(new Traces(requests, 0.005) { Shared = minute => minute is >= 8 and < 20 ? 8 : 1 });

    [Fact]
    public void After_an_outage_in_Reds_last_hour_it_stays() =>
        ShouldStay(new Traces(600, 0.005) { Shared = minute => minute is >= -40 and < -20 ? 100 : 1 });

    [Fact]
    public void As_traffic_rises_and_falls_it_stays() =>
        ShouldStay(new Traces(6_000, 0.005) { Traffic = minute => 1 + (0.9 * Math.Sin((minute + 60) / 45.0 * Math.PI)) });

    [Theory]
    [InlineData(600)]
    [InlineData(6_000)]
    public void In_bursts_on_both_sides_with_noise_on_each_it_stays(long requests)
    {
        // Three minutes of ten times as many failures, 2 in 100 minutes, and gamma noise of variance 1/4.
        var random = new Random(18);
        HashSet<int> bursts = [.. Enumerable.Range(-60, 90).Where(_ => random.NextDouble() < 0.02 / 3).SelectMany(minute => Enumerable.Range(minute, 3))];
        bursts.ShouldContain(minute => minute >= 0);
        Share(new Traces(requests, 0.005) { Shared = minute => bursts.Contains(minute) ? 10 : 1, Noise = noise => Simulation.Gamma(noise, 4) }).ShouldBeLessThanOrEqualTo(0.08);
    }

    [Fact]
    public void At_100_percent_a_Green_as_Red_usually_is_stays()
    {
        // Not covered by the budget, but a tolerance of 2 is far from 1: looked at in each of 10 minutes.
        var random = new Random(23);
        var rolledBack = Enumerable.Range(0, Runs).Count(_ =>
        {
            var replay = new Replay(new(), [.. Enumerable.Range(0, 60).Select(_ => Simulation.Minute(random, 600, 0.005))]);
            replay.BeginStep(isBake: true);
            return Enumerable.Range(0, 10).Any(_ => replay.Add(Simulation.Minute(random, 600, 0.005), null).IsRollback);
        });
        (rolledBack / (double)Runs).ShouldBeLessThanOrEqualTo(0.02);
    }

    [Fact]
    public void A_judge_that_stakes_everything_anew_in_each_minute_would_be_found_out() => ShareOfWrong(windows =>
    {
        // S <- (S + 1) exp(e) instead of (S + w_t) exp(e).
        var comparison = Comparison.IsWorse(1, 0.05, 0.02);
        var (sums, gains) = (new double[Comparison.Alternatives], new double[Comparison.Alternatives]);
        return windows.Any(window =>
        {
            comparison.Gains(window, gains);
            for (var k = 0; k < sums.Length; k++)
                sums[k] = (sums[k] + 1) * Math.Exp(gains[k]);
            return sums.Average() >= 50;
        });
    }).ShouldBeGreaterThan(0.1);

    [Fact]
    public void A_judge_that_looks_every_minute_at_a_test_for_one_look_would_be_found_out() => ShareOfWrong(windows =>
    {
        // Failures of Green's beyond its share of all, in standard deviations; 1.645 is passed in 5 of 100 single looks.
        var (more, variance) = (0.0, 0.0);
        return windows.Any(window =>
        {
            more += window.GreenEvents - (window.Events * window.GreenShare);
            variance += window.Events * window.GreenShare * (1 - window.GreenShare);
            return more > 1.645 * Math.Sqrt(variance);
        });
    }).ShouldBeGreaterThan(0.2);

    private static void ShouldStay(Traces traces) => Share(traces).ShouldBeLessThanOrEqualTo(0.05);

    private static double Share(Traces traces) => traces.Rollbacks(Runs, seed: 1).Count(minute => minute <= Traces.Minutes) / (double)Runs;

    private static double ShareOfWrong(Func<IEnumerable<TwoSides>, bool> judge) =>
        Enumerable.Range(0, Runs).Count(run => judge(new Traces(600, 0.005).Windows(new Random(run)))) / (double)Runs;
}
