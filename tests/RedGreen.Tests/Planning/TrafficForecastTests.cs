using RedGreen.Health.Judging;
using RedGreen.Planning;
using RedGreen.Strategies;

namespace RedGreen.Tests.Planning;

public class TrafficForecastTests
{
    private static readonly Strategy TwoSteps = new() { Steps = [new Step(10, 300), new Step(100, 600)] };

    [Fact]
    public void What_a_step_waits_for_is_said_up_front() =>
        TrafficForecast.Of(TwoSteps, Hour(10)).First().ShouldStartWith("at 10 requests a minute, the 10% step needs 50 minutes to see 50 requests; after 20 it is inconclusive and on-inconclusive decides (advance)");

    [Fact]
    public void A_step_that_has_enough_in_its_hold_is_not_spoken_of() => TrafficForecast.Of(TwoSteps, Hour(1_000)).ShouldBeEmpty();

    [Fact]
    public void A_later_step_waits_only_for_what_the_earlier_ones_have_not_seen()
    {
        var warnings = TrafficForecast.Of(new Strategy(), Hour(10)).ToList();
        warnings[0].ShouldStartWith("at 10 requests a minute, the 10% step needs 10 minutes to see 10 requests");
        warnings[1].ShouldStartWith("at 10 requests a minute, the 50% step needs 8 minutes to see 40 requests");
    }

    [Fact]
    public void Failures_too_rare_to_be_found_are_named_with_what_will_be()
    {
        var warning = TrafficForecast.Of(new Strategy(), Hour(600, rate: 0.001)).ShouldHaveSingleItem();
        warning.ShouldStartWith("at 600 requests a minute, of which Red fails 0.1%, a Green that fails 4 times as often will hardly be found before 100%: ");
        warning.ShouldContain("times as often (");
    }

    [Fact]
    public void A_service_without_traffic_and_one_that_could_not_be_read_are_told_apart()
    {
        TrafficForecast.Of(new Strategy(), Hour(0)).ShouldHaveSingleItem().ShouldStartWith("Red had no requests in its last hour");
        TrafficForecast.Of(new Strategy(), null).ShouldHaveSingleItem().ShouldStartWith("Red's last hour could not be read");
    }

    private static History Hour(long perMinute, double rate = 0) => new() { Minutes = 60, Requests = perMinute * 60, FailureRate = rate };
}
