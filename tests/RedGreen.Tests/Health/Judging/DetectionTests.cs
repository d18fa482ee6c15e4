using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

public class DetectionTests
{
    private const int Runs = 200;

    [Fact]
    public void Four_times_as_many_failures_at_600_requests_a_minute_are_found()
    {
        var minutes = Find(new Traces(600, 0.005) { Green = _ => 4 });
        Found(minutes).ShouldBeGreaterThanOrEqualTo(0.98);
        MeanMinutes(minutes).ShouldBeLessThan(11);
    }

    [Fact]
    public void So_they_are_after_an_outage_in_Reds_last_hour()
    {
        var minutes = Find(new Traces(600, 0.005) { Green = _ => 4, Shared = minute => minute is >= -40 and < -20 ? 100 : 1 });
        Found(minutes).ShouldBeGreaterThanOrEqualTo(0.98);
        MeanMinutes(minutes).ShouldBeLessThan(12);
    }

    [Fact]
    public void An_error_that_begins_at_minute_12_is_found_as_fast_as_one_that_is_there_from_the_first()
    {
        // At 25% from minute 10 on: a judge without restarts would first have to make good for twelve good minutes.
        var minutes = Find(new Traces(600, 0.005) { Green = minute => minute < 12 ? 1 : 10 });
        Found(minutes).ShouldBe(1);
        MeanMinutes(minutes).ShouldBeLessThan(12 + 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    [InlineData(0.005)]
    public void Twenty_percent_at_600_requests_a_minute_are_found_by_the_second_window(double usual)
    {
        var random = new Random(5);
        for (var run = 0; run < Runs; run++)
        {
            var replay = new Replay(new Strategy(), [.. Enumerable.Range(0, 60).Select(_ => Simulation.Minute(random, 600, usual))]);
            replay.BeginStep();
            var first = replay.Add(Simulation.Minute(random, 60, 0.2), Simulation.Minute(random, 540, usual)).IsRollback;
            (first || replay.Add(Simulation.Minute(random, 60, 0.2), Simulation.Minute(random, 540, usual)).IsRollback).ShouldBeTrue($"run {run}");
        }
    }

    [Fact]
    public void A_Green_that_fails_always_is_found_by_the_window_in_which_it_has_served_twenty_requests() =>
        Gen.Select(Gen.OneOf(Gen.Long[1, 30], Gen.Long[1, 10_000]).Array[30], Gen.Double[0, 0.05]).Sample((requests, usual) =>
        {
            var replay = new Replay(new Strategy(), [.. Enumerable.Repeat(new SideWindow(100_000, (long)(100_000 * usual), null), 60)]);
            replay.BeginStep();
            var served = 0L;
            var found = false;
            foreach (var green in requests)
            {
                served += green;
                found |= replay.Add(new SideWindow(green, green, null), new SideWindow(9 * green, (long)(9 * green * usual), null)).IsRollback;
                if (served >= 20)
                    break;
            }

            found.ShouldBeTrue();
        });

    [Fact]
    public void Sick_from_the_first_request_at_100_percent_it_is_found_without_Red()
    {
        var replay = new Replay(new Strategy(), [.. Enumerable.Repeat(new SideWindow(600, 3, null), 60)]);
        replay.BeginStep(isBake: true);
        for (var minute = 1; minute <= 4; minute++)
            replay.Add(new SideWindow(600, 30, null), null).IsRollback.ShouldBeFalse("5% are not gross, and an incident of three minutes must not decide");
        var judgement = replay.Add(new SideWindow(600, 30, null), null);
        judgement.IsRollback.ShouldBeTrue();
        judgement.Reasons.ShouldHaveSingleItem().ShouldStartWith("at 100% Green failed 150 of 3,000 requests (5.0%), Red usually, in its last hour, 180 of 36,000 (0.5%)");
    }

    private static List<int> Find(Traces traces) => [.. traces.Rollbacks(Runs, seed: 2)];

    private static double Found(List<int> minutes) => minutes.Count(minute => minute <= Traces.Minutes) / (double)Runs;

    private static double MeanMinutes(List<int> minutes) => minutes.Average(minute => Math.Min(minute, Traces.Minutes));
}
