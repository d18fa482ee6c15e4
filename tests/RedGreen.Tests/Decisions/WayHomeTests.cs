using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Health;

namespace RedGreen.Tests.Decisions;

public class WayHomeTests
{
    [Fact]
    public void Green_gets_no_traffic_before_all_of_it_is_healthy()
    {
        var starting = A.Deployment(percent: 0, stage: Stage.Readiness, step: 0);
        Evaluation.Decide(starting, A.Calm() with { GreenTargets = new TargetsLook(1, 0, []) }, A.Noon.AddSeconds(30)).Decision.ShouldBe(Decision.Wait);
        Evaluation.Decide(starting, A.Calm(), A.Noon.AddSeconds(30)).Traffic.Next.ShouldBe(new Shift(Stage.Shifting, 1, 10));
    }

    [Fact]
    public void A_promotion_does_not_skip_readiness() =>
        Evaluation.Decide(A.Deployment(percent: 0, stage: Stage.Readiness, step: 0), A.Calm() with { Control = "promote/1a2b3c4d/0", GreenTargets = new TargetsLook(0, 0, []) }, A.Noon.AddSeconds(30))
            .Decision.ShouldBe(Decision.Wait);

    [Fact]
    public void A_Green_that_never_gets_ready_is_rolled_back_with_AWSs_words() =>
        Evaluation.Decide(
            A.Deployment(percent: 0, stage: Stage.Readiness, step: 0),
            A.Calm() with { GreenTargets = new TargetsLook(0, 2, ["Target.ResponseCodeMismatch: Health checks failed with these codes: [500]"]) },
            A.Noon.AddMinutes(10)).Why.ShouldContain("Health checks failed with these codes");

    [Fact]
    public void Traffic_goes_home_once_Red_runs_the_new_version() =>
        Evaluation.Decide(A.Deployment(percent: 100, stage: Stage.GoingHome, step: 3), A.Calm(), A.Noon.AddMinutes(1)).Traffic.Next.ShouldBe(new Shift(Stage.Home, 3, 0));

    [Fact]
    public void Where_Green_has_died_traffic_goes_home_before_all_of_Red_runs_the_new_version()
    {
        var half = A.Calm() with { Red = A.Steady() with { Running = 1, OtherTasks = 1 }, GreenTargets = new TargetsLook(0, 0, []) };
        Evaluation.Decide(A.Deployment(percent: 100, stage: Stage.GoingHome, step: 3), half, A.Noon.AddMinutes(1)).Traffic.Next.ShouldBe(new Shift(Stage.Home, 3, 0));
        Evaluation.Decide(A.Deployment(percent: 0, stage: Stage.Home, step: 3), half, A.Noon.AddMinutes(5)).Decision.ShouldBe(Decision.Wait);
        Evaluation.Decide(A.Deployment(percent: 0, stage: Stage.Home, step: 3), half, A.Noon.AddMinutes(15)).Why.ShouldBe("stayOnGreen: traffic is home, but within 15m only 1 of 2 tasks of Red came to run the new version");
    }

    [Fact]
    public void Where_neither_side_can_answer_traffic_stays_where_it_is() =>
        Evaluation.Decide(A.Deployment(percent: 100, stage: Stage.GoingHome, step: 3), A.Calm() with { GreenTargets = new TargetsLook(0, 0, []), RedTargets = new TargetsLook(0, 2, []) }, A.Noon.AddMinutes(1))
            .Decision.ShouldBe(Decision.Wait);

    [Fact]
    public void A_Red_that_does_not_come_up_leaves_traffic_on_Green() =>
        Evaluation.Decide(A.Deployment(percent: 100, stage: Stage.GoingHome, step: 3), A.Calm() with { RedTargets = new TargetsLook(0, 0, []) }, A.Noon.AddMinutes(15))
            .Decision.ShouldBe(Decision.StayOnGreen);

    [Theory]
    [InlineData(Stage.Readiness, 0, 0)]
    [InlineData(Stage.Shifting, 1, 10)]
    public void One_answer_that_does_not_know_Green_may_be_old_two_are_believed(string stage, int step, int percent)
    {
        var missing = A.Calm() with { Green = new ServiceLook { Active = false, IsMissing = true } };
        var once = Evaluation.Decide(A.Deployment(percent, stage: stage, step: step), missing, A.Noon.AddSeconds(20));
        once.Decision.ShouldBe(Decision.Wait, once.Why);
        Evaluation.Decide(once, A.Calm(), A.Noon.AddSeconds(40)).Decision.ShouldNotBe(Decision.Rollback);
        Evaluation.Decide(once, missing, A.Noon.AddSeconds(40)).Why.ShouldContain("somebody deleted it");
    }

    [Theory]
    [InlineData(Stage.GoingHome, 100)]
    [InlineData(Stage.Home, 0)]
    public void The_same_goes_for_Red_on_the_way_home(string stage, int percent)
    {
        var missing = A.Calm() with { Red = new ServiceLook { Active = true, DesiredCount = 2, IsMissing = true, PinnedFailed = true } };
        var once = Evaluation.Decide(A.Deployment(percent, stage: stage, step: 3), missing, A.Noon.AddSeconds(130));
        once.Decision.ShouldBe(Decision.Wait, once.Why);
        Evaluation.Decide(once, missing, A.Noon.AddSeconds(150)).Decision.ShouldNotBe(Decision.Wait);
    }

    [Fact]
    public void A_service_that_ECS_says_is_being_deleted_is_believed_at_once() =>
        Evaluation.Decide(A.Deployment(), A.Calm() with { Green = new ServiceLook { Active = false } }, A.Noon.AddSeconds(20)).Decision.ShouldBe(Decision.Rollback);

    [Fact]
    public void An_abort_after_promotion_never_leads_back_to_the_old_version() =>
        Evaluation.Decide(A.Deployment(percent: 100, stage: Stage.GoingHome, step: 3), A.Calm() with { Control = "abort/1a2b3c4d/3", RedTargets = new TargetsLook(1, 0, []) }, A.Noon.AddMinutes(1))
            .Decision.ShouldBe(Decision.Wait);

    [Fact]
    public void A_Red_that_falls_ill_after_traffic_came_home_sends_it_back_to_Green() =>
        Evaluation.Decide(A.Deployment(percent: 0, stage: Stage.Home, step: 3), A.Calm() with { RedTargets = new TargetsLook(0, 2, ["Target.Timeout: x"]) }, A.Noon.AddSeconds(40))
            .Traffic.Next.ShouldBe(new Shift(Stage.Returned, 3, 100));

    [Fact]
    public void Traffic_never_goes_back_to_a_Green_that_is_ill_too() =>
        Evaluation.Decide(
            A.Deployment(percent: 0, stage: Stage.Home, step: 3),
            A.Calm() with { RedTargets = new TargetsLook(0, 2, []), GreenTargets = new TargetsLook(0, 2, []) },
            A.Noon.AddSeconds(40)).Decision.ShouldBe(Decision.StayOnGreen);

    [Fact]
    public void After_the_settle_time_Green_is_retired()
    {
        var home = A.Deployment(percent: 0, stage: Stage.Home, step: 3);
        Evaluation.Decide(home, A.Calm(), A.Noon.AddSeconds(119)).Decision.ShouldBe(Decision.Wait);
        Evaluation.Decide(home, A.Calm(), A.Noon.AddSeconds(120)).Decision.ShouldBe(Decision.Complete);
    }
}
