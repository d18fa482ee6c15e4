using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Routing;
using RedGreen.Strategies;
using RedGreen.Tests.Routing;

namespace RedGreen.Tests.Decisions;

public class ShiftingRuleTests
{
    private static readonly DateTimeOffset AfterHold = A.Noon.AddMinutes(6);

    [Fact]
    public void A_Green_without_any_target_is_brought_back_at_once() =>
        Evaluation.Decide(A.Deployment(percent: 50, step: 2), A.Calm() with { Green = A.Steady(0), GreenTargets = new TargetsLook(0, 0, []) }, A.Noon.AddSeconds(20)).Why
            .ShouldBe("rollback: none of Green's targets is healthy");

    [Fact]
    public void Traffic_is_not_moved_to_a_Red_that_is_going_away()
    {
        var deleted = Evaluation.Decide(A.Deployment(percent: 50, step: 2), A.Calm() with { Red = A.Steady() with { Active = false } }, A.Noon.AddSeconds(20));
        deleted.Decision.ShouldBe(Decision.StayOnGreen);
        deleted.Why.ShouldContain("is gone or being deleted by somebody");
        Evaluation.Decide(A.Deployment(percent: 50, step: 2), A.Calm() with { Red = A.Steady(0) }, A.Noon.AddSeconds(20)).Why.ShouldContain("was scaled to 0 tasks by somebody");
        Evaluation.Decide(A.Deployment(percent: 0, stage: Stage.Readiness, step: 0), A.Calm() with { Red = A.Steady(0) }, A.Noon.AddSeconds(20)).Decision.ShouldBe(Decision.Rollback);
    }

    [Fact]
    public void With_its_hold_over_and_enough_seen_it_advances_to_the_next_step()
    {
        var decided = Decide(A.Deployment(), A.Calm() with { Windows = A.Minutes(4) }, AfterHold);
        decided.Decision.ShouldBe(Decision.Advance);
        decided.Traffic.Next.ShouldBe(new Shift(Stage.Shifting, 2, 50));
    }

    [Fact]
    public void Before_its_hold_is_over_it_waits_and_says_how_far_it_is()
    {
        var decided = Decide(A.Deployment(), A.Calm() with { Windows = A.Minutes(2) }, A.Noon.AddMinutes(4));
        decided.Decision.ShouldBe(Decision.Wait);
        decided.Why.ShouldContain("step 1 of 3: Green at 10% for 240 s of 300 s");
    }

    [Fact]
    public void No_data_never_counts_as_healthy()
    {
        Decide(A.Deployment(), A.Calm() with { Windows = null }, AfterHold).Decision.ShouldBe(Decision.Wait);
        Decide(A.Deployment(), A.Calm() with { Windows = [] }, AfterHold).Decision.ShouldBe(Decision.Wait);
    }

    [Fact]
    public void The_last_step_leads_home()
    {
        var decided = Decide(A.Deployment(percent: 100, step: 3), A.Calm() with { Windows = A.Minutes(10) }, A.Noon.AddMinutes(13));
        decided.Decision.ShouldBe(Decision.GoHome);
        decided.Traffic.Stage.ShouldBe(Stage.GoingHome);
    }

    [Fact]
    public void A_broken_limit_rolls_back_with_the_numbers()
    {
        var decided = Decide(A.Deployment(strategy: new Strategy { MaxErrorRate = 0.01 }), A.Calm() with { Windows = A.Minutes(2, 1000, 80) }, A.Noon.AddMinutes(5));
        decided.Decision.ShouldBe(Decision.Rollback);
        decided.Why.ShouldStartWith("rollback: Green failed 160 of 2,000 requests (8.0%), limit 1.0%");
    }

    [Fact]
    public void An_alarm_that_rings_rolls_back_but_one_that_rang_before_does_not()
    {
        var deployment = A.Deployment(strategy: new Strategy { Alarms = ["old", "new"] }) with { Evidence = new Evidence { Through = A.Noon, NotProtecting = ["old"] } };
        var seen = A.Calm() with { Alarms = [new AlarmLook("old", true, null), new AlarmLook("new", false, null)] };
        Decide(deployment, seen, A.Noon.AddMinutes(1)).Decision.ShouldBe(Decision.Wait);
        Decide(deployment, seen with { Alarms = [new AlarmLook("old", true, null), new AlarmLook("new", true, "too many 5xx")] }, A.Noon.AddMinutes(1))
            .Why.ShouldBe("rollback: alarm new went into ALARM: too many 5xx");
    }

    [Fact]
    public void Unhealthy_targets_roll_back_once_none_is_left()
    {
        Decide(A.Deployment(), A.Calm() with { GreenTargets = new TargetsLook(1, 1, ["Target.Timeout: Request timed out"]) }, A.Noon.AddMinutes(1)).Decision.ShouldBe(Decision.Wait);
        Decide(A.Deployment(), A.Calm() with { GreenTargets = new TargetsLook(0, 2, ["Target.Timeout: Request timed out"]) }, A.Noon.AddMinutes(1)).Why.ShouldContain("Target.Timeout");
    }

    [Fact]
    public void A_crash_loop_rolls_back_with_AWSs_own_words()
    {
        var crashed = A.Steady() with { Running = 1, Stopped = [.. Enumerable.Repeat(new StoppedTask("EssentialContainerExited", "exited with 137 (OutOfMemoryError)"), 3)] };
        Decide(A.Deployment(), A.Calm() with { Green = crashed }, A.Noon.AddMinutes(1)).Why.ShouldContain("OutOfMemoryError");
    }

    [Fact]
    public void A_circuit_breaker_that_brought_another_deployment_is_a_failure_not_a_steady_service() =>
        Decide(A.Deployment(), A.Calm() with { Green = A.Steady() with { PinnedIsPrimary = false } }, A.Noon.AddMinutes(1)).Decision.ShouldBe(Decision.Rollback);

    [Fact]
    public void Changed_rules_are_noticed()
    {
        var decided = Decide(A.Deployment(), A.Calm() with { Rules = [[SplitTests.Forward(("red", 1))]] }, A.Noon.AddMinutes(1));
        decided.Decision.ShouldBe(Decision.Rollback);
        decided.Why.ShouldContain("changed to forward 1:red by somebody else");
    }

    [Fact]
    public void An_abort_wins_over_everything() =>
        Decide(A.Deployment(), A.Calm() with { Control = "abort/1a2b3c4d/1", Windows = A.Minutes(4) }, AfterHold).Why.ShouldContain("an operator aborted");

    [Theory]
    [InlineData("abort/1a2b3c4d/2")]
    [InlineData("abort/ffffffff/1")]
    [InlineData("explode/1a2b3c4d/1")]
    [InlineData("abort")]
    [InlineData("0/1a2b3c4d/1")]
    public void A_command_for_another_step_or_deployment_or_of_no_meaning_is_ignored(string command) =>
        Decide(A.Deployment(), A.Calm() with { Control = command }, A.Noon.AddMinutes(1)).Decision.ShouldBe(Decision.Wait);

    [Fact]
    public void A_pause_holds_although_its_tag_disappears_and_ends_with_a_resume()
    {
        var paused = Decide(A.Deployment(), A.Calm() with { Control = "pause/1a2b3c4d/1" }, A.Noon.AddMinutes(1));
        paused.Steering.Pause.ShouldNotBeNull();
        var later = Decide(paused, A.Calm() with { Windows = A.Minutes(10) }, A.Noon.AddMinutes(20));
        later.Decision.ShouldBe(Decision.Wait);
        Decide(later, A.Calm() with { Control = "resume/1a2b3c4d/1", Windows = A.Minutes(10) }, A.Noon.AddMinutes(21)).Decision.ShouldBe(Decision.Advance);
    }

    [Fact]
    public void A_pause_that_lasts_too_long_rolls_back()
    {
        var paused = Decide(A.Deployment(), A.Calm() with { Control = "pause/1a2b3c4d/1" }, A.Noon.AddMinutes(1));
        Decide(paused, A.Calm(), A.Noon.AddMinutes(1).AddDays(1)).Why.ShouldStartWith("rollback: it waited 1d for a person");
    }

    [Fact]
    public void While_it_is_paused_health_is_still_watched()
    {
        var paused = Decide(A.Deployment(), A.Calm() with { Control = "pause/1a2b3c4d/1" }, A.Noon.AddMinutes(1));
        Decide(paused, A.Calm() with { GreenTargets = new TargetsLook(0, 2, []) }, A.Noon.AddMinutes(2)).Decision.ShouldBe(Decision.Rollback);
    }

    [Fact]
    public void A_promotion_goes_to_100_at_once_and_there_ends_the_bake()
    {
        Decide(A.Deployment(), A.Calm() with { Control = "promote/1a2b3c4d/1" }, A.Noon.AddSeconds(30)).Traffic.Next.ShouldBe(new Shift(Stage.Shifting, 3, 100));
        Decide(A.Deployment(percent: 100, step: 3), A.Calm() with { Control = "promote/1a2b3c4d/3" }, A.Noon.AddSeconds(30)).Decision.ShouldBe(Decision.GoHome);
    }

    [Fact]
    public void A_failing_check_wins_over_a_promotion() =>
        Decide(A.Deployment(), A.Calm() with { Control = "promote/1a2b3c4d/1", GreenTargets = new TargetsLook(0, 2, []) }, A.Noon.AddSeconds(30)).Decision.ShouldBe(Decision.Rollback);

    [Fact]
    public void A_step_that_wants_approval_waits_for_it()
    {
        var strategy = new Strategy { Steps = [new Step(10, 60, Approve: true), new Step(100, 60)] };
        var waiting = Decide(A.Deployment(strategy: strategy), A.Calm() with { Windows = A.Minutes(4) }, AfterHold);
        waiting.Why.ShouldContain("its approval");
        Decide(waiting, A.Calm() with { Control = "resume/1a2b3c4d/1" }, AfterHold.AddMinutes(1)).Traffic.Next!.Weight.ShouldBe(100);
    }

    [Theory]
    [InlineData(OnInconclusive.Advance, 1, "advance")]
    [InlineData(OnInconclusive.Rollback, 1, "rollback")]
    [InlineData(OnInconclusive.Pause, 1, "pause")]
    [InlineData(OnInconclusive.Advance, 2, "pause")]
    public void Too_few_requests_for_too_long_follow_the_policy_and_nobody_is_waved_through_to_100(OnInconclusive policy, int step, string decision) =>
        Decide(A.Deployment(step: step, strategy: new Strategy { OnInconclusive = policy }), A.Calm() with { Windows = A.Minutes(15, requests: 0) }, A.Noon.AddMinutes(21)).Decision.ShouldBe(decision);

    [Fact]
    public void The_next_look_is_not_later_than_the_end_of_the_hold() =>
        Decide(A.Deployment(), A.Calm(), A.Noon.AddSeconds(293)).WaitSeconds.ShouldBe(7);

    [Fact]
    public void A_pause_for_want_of_requests_is_over_when_they_come_and_one_that_an_operator_asked_for_is_not()
    {
        var paused = Decide(A.Deployment(percent: 50, step: 2), A.Calm() with { Windows = A.Minutes(2, requests: 4) }, A.Noon.AddMinutes(25));
        paused.Decision.ShouldBe(Decision.Pause);
        paused.Reasons.ShouldHaveSingleItem().ShouldContain("Green served 8 of 50 requests in all");

        var more = A.Calm() with { Windows = A.Minutes(4, requests: 20, from: A.Noon.AddMinutes(2)) };
        Decide(paused, more, A.Noon.AddMinutes(30)).Decision.ShouldBe(Decision.Advance);
        var asked = Decide(paused, more with { Control = "pause/1a2b3c4d/2" }, A.Noon.AddMinutes(30));
        asked.Decision.ShouldBe(Decision.Pause, "somebody else is waited for now");
        Decide(asked, A.Calm(), A.Noon.AddMinutes(31)).Decision.ShouldBe(Decision.Wait);
    }

    [Fact]
    public void What_counts_from_a_shift_counts_from_the_first_look_after_it_however_long_its_function_took()
    {
        var shifted = A.Deployment();
        shifted = shifted with { Traffic = shifted.Traffic with { Moving = true } };
        var looked = Decide(shifted, A.Calm(), A.Noon.AddSeconds(100));
        looked.Traffic.Since.ShouldBe(A.Noon.AddSeconds(100));
        var later = Decide(Decide(looked, A.Calm() with { Windows = A.Minutes(4) }, A.Noon.AddSeconds(340)), A.Calm() with { Windows = A.Minutes(4) }, A.Noon.AddMinutes(6));
        later.Decision.ShouldBe(Decision.Wait);
        later.Evidence.WindowsAtStep.ShouldBe(2);
    }

    [Fact]
    public void Behind_a_Network_Load_Balancer_windows_that_can_never_come_are_not_waited_for()
    {
        var decided = Decide(Unmeasured(), A.Calm() with { Alarms = [new AlarmLook("orders", false, null)] }, AfterHold);
        decided.Decision.ShouldBe(Decision.Advance);
        decided.Why.ShouldContain("requests are not measured per side behind a Network Load Balancer: 2 of 2 tasks run, 2 targets are healthy, 1 of 1 alarms are quiet");
    }

    [Fact]
    public void Behind_a_Network_Load_Balancer_silence_is_no_sign_of_health()
    {
        Decide(Unmeasured(), A.Calm() with { Green = A.Steady() with { Running = 1 } }, AfterHold).Why.ShouldContain("1 of 2 tasks of Green run");
        Decide(Unmeasured(), A.Calm() with { GreenTargets = null }, AfterHold).Decision.ShouldBe(Decision.Wait);
        Decide(Unmeasured(), A.Calm() with { GreenTargets = new TargetsLook(1, 0, []) }, AfterHold).Decision.ShouldBe(Decision.Wait);
        Decide(Unmeasured(), A.Calm() with { Alarms = null }, AfterHold).Decision.ShouldBe(Decision.Wait);
    }

    [Fact]
    public void A_hold_begins_when_all_servers_know_the_new_weights()
    {
        var deployment = A.Deployment();
        var moving = deployment with { Traffic = deployment.Traffic with { Moving = true, Change = "/change/C1", TtlSeconds = 60 } };
        var waiting = Decide(moving, A.Calm() with { IsEverywhere = false }, AfterHold);
        waiting.Why.ShouldContain("the hold begins when all of Route 53's servers know the new weights");
        Decide(waiting, A.Calm(), AfterHold).Traffic.Since.ShouldBe(AfterHold.AddMinutes(1));
    }

    [Fact]
    public void Sixty_alarms_that_go_off_at_once_are_told_in_a_few_words()
    {
        var names = Enumerable.Range(0, 60).Select(index => $"alarm{index}").ToList();
        var seen = A.Calm() with { Alarms = [.. names.Select(name => new AlarmLook(name, true, new string('x', 1_000)))] };
        var decided = Decide(A.Deployment(strategy: new Strategy { Alarms = names }), seen, A.Noon.AddMinutes(1));
        decided.Decision.ShouldBe(Decision.Rollback);
        decided.Reasons.Count.ShouldBe(12);
        decided.Reasons[^1].ShouldBe("and 49 more");
        decided.Why.Length.ShouldBeLessThan(8_000);
    }

    private static Deployment Unmeasured()
    {
        var deployment = A.Deployment(strategy: new Strategy { Alarms = ["orders"] });
        return deployment with { Traffic = deployment.Traffic with { Router = RouterKind.Nlb, Measured = false } };
    }

    private static Deployment Decide(Deployment deployment, Observation seen, DateTimeOffset now) => Evaluation.Decide(deployment, seen, now);
}
