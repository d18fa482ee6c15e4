using RedGreen.Decisions;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

/// <summary>What users of other tools reported, as whole deployments of the default strategy.</summary>
public class ThreadTests
{
    private static readonly Strategy Default = new();

    // argoproj/argo-rollouts#1905, #3015; fluxcd/flagger#1035, #1689: a release failed, or was waved through, for want of traffic.
    [Fact]
    public void No_traffic_neither_fails_a_release_nor_waves_it_through()
    {
        var ended = new Course(Default, (_, _) => (Side(0), Side(0))).Run();
        ended.Decision.ShouldBe(Decision.Pause);
        ended.Traffic.Weight.ShouldBe(50);
    }

    [Fact]
    public void No_data_neither_fail_a_release_nor_wave_it_through()
    {
        var ended = new Course(Default, (_, _) => (null, null)).Run();
        ended.Decision.ShouldBe(Decision.Pause);
        ended.Traffic.Weight.ShouldBe(50);
        ended.Evidence.Sums.ShouldBe(Sums.Empty);
    }

    [Fact]
    public void A_CloudWatch_that_does_not_answer_neither_fails_a_release_nor_waves_it_through()
    {
        var ended = new Course(Default, (_, weight) => Healthy(weight)) { Answers = now => now < A.Noon.AddMinutes(8) }.Run();
        ended.Decision.ShouldBe(Decision.Pause);
        ended.Traffic.Weight.ShouldBe(50);
    }

    // fluxcd/flagger#1011: the numbers of a metrics server that had stopped went on to count as healthy ones.
    [Fact]
    public void Minutes_that_were_counted_once_advance_nothing_a_second_time()
    {
        // Nothing is published after the fourth minute.
        var ended = new Course(Default, (minute, weight) => minute < 4 ? Healthy(weight) : (null, null)).Run();
        ended.Decision.ShouldBe(Decision.Pause);
        ended.Traffic.Weight.ShouldBe(50);
        ended.Evidence.WindowsAtStep.ShouldBe(0);
        ended.Why.ShouldContain("0 of 2 whole minutes at this step were measured");
    }

    // The same, from one side only: Red's numbers go on, Green's metric vanishes.
    [Fact]
    public void A_metric_that_vanishes_is_neither_zero_nor_good_nor_bad()
    {
        var ended = new Course(Default, (minute, weight) => minute < 6 ? Healthy(weight) : (null, Side(300))).Run();
        ended.Decision.ShouldBe(Decision.Pause);
        ended.Traffic.Weight.ShouldBe(50);
        ended.Evidence.Sums.Failures.Reaches(0.5).ShouldBeFalse();
    }

    // AWS gives no figure for the lag of its metrics; users saw 2 to 4 minutes.
    [Theory]
    [InlineData(60)]
    [InlineData(240)]
    [InlineData(420)]
    public void Metrics_that_come_late_are_waited_for_and_find_the_same(int lag)
    {
        var late = TimeSpan.FromSeconds(lag);
        var bad = new Course(Default, (_, weight) => (Side(6 * weight, 2 * weight), Side(6 * (100 - weight)))) { Lag = late }.Run();
        bad.Decision.ShouldBe(Decision.Rollback);
        bad.Traffic.Weight.ShouldBe(10);
        new Course(Default, (_, weight) => Healthy(weight)) { Lag = late }.Run().Decision.ShouldBe(Decision.GoHome);
    }

    // fluxcd/flagger#1588, #1591, #1898, #1931: traffic was returned to a fleet that was sick itself.
    [Fact]
    public void A_Red_that_fails_while_Green_is_fine_is_no_reason_to_go_back_to_it()
    {
        var ended = new Course(Default, (minute, weight) => (Side(6 * weight), Side(6 * (100 - weight), minute < 3 ? 0 : 6 * (100 - weight)))).Run();
        ended.Decision.ShouldBe(Decision.GoHome);
        ended.Evidence.Sums.Failures.E.ShouldBeLessThan(1);
    }

    // spinnaker/kayenta#780, spinnaker#5622: most minutes have no error on either side, so a rank test sees two equal sides.
    [Fact]
    public void A_few_errors_that_rank_tests_pass_are_found()
    {
        // At 10%: one of 60 requests in every second minute. The medians of both sides are 0.
        var ended = new Course(Default, (minute, weight) => (Side(6 * weight, minute % 2 * weight / 10), Side(6 * (100 - weight)))).Run();
        ended.Decision.ShouldBe(Decision.Rollback);
        ended.Traffic.Weight.ShouldNotBe(100);
        ended.Why.ShouldContain("Red 0 of ");
    }

    // The numbers of both sides jump with every shift; a judge of absolute counts takes the jump for a change.
    [Fact]
    public void Weights_that_change_are_no_change_of_either_side()
    {
        var strategy = Default with { Steps = [new(1, 120), new(5, 120), new(20, 120), new(60, 120), new(95, 120), new(100, 300)] };
        var ended = new Course(strategy, (_, weight) => (Side(100 * weight, weight), Side(100 * (100 - weight), 100 - weight))).Run();
        ended.Decision.ShouldBe(Decision.GoHome);
        ended.Evidence.Sums.Failures.E.ShouldBeLessThan(10);
    }

    // The deployment that ends an outage is the one that is looked at most.
    [Fact]
    public void An_outage_in_Reds_last_hour_neither_excuses_Green_nor_condemns_it()
    {
        var hour = History.Of([.. Enumerable.Range(0, 60).Select(minute => Side(600, minute is >= 20 and < 40 ? 300 : minute % 3))]);
        new Course(Default, (minute, weight) => (Side(6 * weight, weight / 5), Side(6 * (100 - weight), minute % 3))) { History = hour }.Run().Decision.ShouldBe(Decision.Rollback);
        var same = new Course(Default, (minute, weight) => (Side(6 * weight, minute % 3 == 0 ? weight / 50 : 0), Side(6 * (100 - weight), minute % 3 == 0 ? (100 - weight) / 50 : 0))) { History = hour }.Run();
        same.Decision.ShouldBe(Decision.GoHome);
    }

    private static (SideWindow? Green, SideWindow? Red) Healthy(int weight) => (Side(6 * weight), Side(6 * (100 - weight)));

    private static SideWindow Side(long requests, long failures = 0) => new(requests, failures, 0.1);
}
