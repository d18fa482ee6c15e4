using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

public class JudgementTests
{
    [Fact]
    public void A_Green_that_fails_as_often_as_Red_is_shown_to_be_safe_and_never_to_be_bad()
    {
        var judgement = Replayed(30, new SideWindow(1_000, 5, null), new SideWindow(1_000, 5, null));
        judgement.IsSafe.ShouldBeTrue();
        judgement.E.ShouldBeLessThan(1);
        judgement.Reasons.ShouldHaveSingleItem().ShouldStartWith("Green failed 150 of 30,000 requests (0.5%), Red 150 of 30,000 (0.5%): less than 3 times as often, E_safe = ");
    }

    [Fact]
    public void A_Green_that_fails_twice_as_often_is_both_worse_than_Red_and_within_the_margin_and_that_is_a_rollback()
    {
        // Both are true, and with enough data both are proved: E says more than 1 time, E_safe less than 3 times.
        var judgement = Replayed(60, new SideWindow(10_000, 100, null), new SideWindow(10_000, 50, null));
        judgement.E.ShouldBeGreaterThan(50);
        judgement.ESafe.ShouldBeGreaterThan(50);
        judgement.IsRollback.ShouldBeTrue();
        judgement.IsSafe.ShouldBeFalse();
    }

    [Fact]
    public void Where_nothing_is_proved_it_says_what_was_counted()
    {
        var judgement = Replayed(2, new SideWindow(10, 0, null), new SideWindow(90, 0, null));
        (judgement.IsRollback, judgement.IsSafe).ShouldBe((false, false));
        judgement.Reasons.ShouldBe(["Green failed 0 of 20 requests (0.0%), Red 0 of 180 (0.0%)"]);
    }

    private static Judgement Replayed(int minutes, SideWindow green, SideWindow red)
    {
        var replay = new Replay(new Strategy(), []);
        replay.BeginStep();
        return Enumerable.Range(0, minutes).Select(_ => replay.Add(green, red)).ToList()[^1];
    }
}
