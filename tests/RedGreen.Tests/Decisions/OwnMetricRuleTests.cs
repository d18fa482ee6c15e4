using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Routing;
using RedGreen.Strategies;

namespace RedGreen.Tests.Decisions;

/// <summary>Decisions by the service's own metrics: all there is to judge by behind a Network Load Balancer.</summary>
public class OwnMetricRuleTests
{
    private static readonly OwnMetric Failed = new() { Namespace = "Shop", Name = "OrdersFailed", Of = "Orders" };
    private static readonly OwnMetric Delay = new() { Namespace = "Shop", Name = "Delay", Stat = "p95" };
    private static readonly DateTimeOffset AfterHold = A.Noon.AddMinutes(7);
    private static readonly DateTimeOffset Inconclusive = A.Noon.AddMinutes(21);

    [Fact]
    public void With_two_minutes_of_it_and_enough_attempts_a_step_goes_on()
    {
        var decided = Decide(Nlb(), Orders(4), AfterHold);
        decided.Decision.ShouldBe(Decision.Advance);
        decided.Why.ShouldContain("no alarms are set; Shop/OrdersFailed: Green had 4 of 400 Orders (1.0%), Red 36 of 3,600 (1.0%)");
    }

    [Fact]
    public void A_Green_that_fails_more_orders_is_rolled_back_with_the_metric_and_the_numbers()
    {
        var decided = Decide(Nlb(), Orders(4, failed: 10), AfterHold);
        decided.Decision.ShouldBe(Decision.Rollback);
        decided.Why.ShouldStartWith("rollback: Shop/OrdersFailed: Green had 40 of 400 Orders (10.0%), Red 36 of 3,600 (1.0%); E = ");
    }

    [Fact]
    public void A_Green_in_which_fewer_orders_are_placed_is_rolled_back_where_fewer_are_worse()
    {
        var placed = new OwnMetric { Namespace = "Shop", Name = "Placed", Of = "Visits", Worse = Worse.Lower };
        var windows = Minutes(6, _ => [new OwnWindow(new OwnValue(2, 100), new OwnValue(270, 900))]);
        Decide(Nlb([placed]), windows, A.Noon.AddMinutes(9)).Why.ShouldStartWith("rollback: Shop/Placed: Green had 12 of 600 Visits (2.0%), Red 1,620 of 5,400 (30.0%)");
    }

    [Fact]
    public void A_value_past_its_limit_for_three_minutes_rolls_back_whatever_Red_does()
    {
        var limited = Delay with { Limit = 3 };
        var windows = Minutes(3, _ => [new OwnWindow(new OwnValue(4, null), new OwnValue(4, null))]);
        Decide(Nlb([limited]), windows, A.Noon.AddMinutes(6)).Why.ShouldBe("rollback: Shop/Delay: Green was past its limit of 3 in 3 minutes in a row, at last 4");
    }

    [Fact]
    public void Too_few_attempts_are_waited_for_and_then_follow_the_policy()
    {
        var waiting = Decide(Nlb(), Orders(4, attempts: 1, failed: 0), AfterHold);
        waiting.Decision.ShouldBe(Decision.Wait);
        waiting.Why.ShouldContain("Green had 4 of 10 Orders at this step");
        Decide(Nlb(), Orders(4, attempts: 1, failed: 0), Inconclusive).Decision.ShouldBe(Decision.Advance, "health is known, only attempts are missing");
        Decide(Nlb(step: 2), Orders(4, attempts: 5, failed: 0), AfterHold).Why.ShouldContain("Green had 20 of 50 Orders in all");
    }

    [Fact]
    public void Of_several_counts_the_one_of_which_there_was_most_says_whether_Green_has_served_enough()
    {
        var signUps = new OwnMetric { Namespace = "Shop", Name = "SignUpsFailed", Of = "SignUps" };
        var windows = Minutes(4, _ => [new OwnWindow(new OwnValue(0, 1), new OwnValue(0, 9)), new OwnWindow(new OwnValue(1, 100), new OwnValue(9, 900))]);
        Decide(Nlb([signUps, Failed]), windows, AfterHold).Decision.ShouldBe(Decision.Advance);
    }

    [Theory]
    [InlineData(OnInconclusive.Advance, Decision.Pause)]
    [InlineData(OnInconclusive.Pause, Decision.Pause)]
    [InlineData(OnInconclusive.Rollback, Decision.Rollback)]
    public void A_metric_that_has_vanished_is_neither_good_nor_bad_until_the_policy_speaks(OnInconclusive policy, string decision)
    {
        var deployment = Nlb() with { Strategy = new Strategy { Metrics = [Failed], OnInconclusive = policy } };
        var empty = Minutes(15, _ => [new OwnWindow(null, new OwnValue(9, 900))]);
        var waiting = Decide(deployment, empty, AfterHold);
        waiting.Decision.ShouldBe(Decision.Wait);
        waiting.Why.ShouldContain("no data of Shop/OrdersFailed for Green at this step");
        var decided = Decide(deployment, empty, Inconclusive);
        decided.Decision.ShouldBe(decision);
        decided.Why.ShouldContain("no data of Shop/OrdersFailed for Green at this step");
    }

    [Fact]
    public void A_metric_without_data_of_Red_compares_nothing()
    {
        var decided = Decide(Nlb(), Minutes(15, _ => [new OwnWindow(new OwnValue(1, 100), null)]), Inconclusive);
        decided.Decision.ShouldBe(Decision.Pause);
        decided.Why.ShouldContain("no data of Shop/OrdersFailed for Red");
    }

    [Fact]
    public void A_person_who_knows_why_it_is_silent_lets_the_step_go()
    {
        var empty = Minutes(15, _ => [default]);
        var paused = Decide(Nlb(), empty, Inconclusive);
        var seen = A.Calm() with { Windows = empty, Control = "resume/1a2b3c4d/1" };
        Evaluation.Decide(paused, seen, Inconclusive.AddMinutes(1)).Decision.ShouldBe(Decision.Advance);
    }

    [Fact]
    public void A_metric_that_vanished_in_one_minute_of_a_step_does_not_make_it_inconclusive()
    {
        var windows = Minutes(4, i => [i == 1 ? new OwnWindow(null, new OwnValue(9, 900)) : new OwnWindow(new OwnValue(1, 100), new OwnValue(9, 900))]);
        Decide(Nlb(), windows, A.Noon.AddMinutes(7)).Decision.ShouldBe(Decision.Advance);
    }

    [Fact]
    public void Behind_an_Application_Load_Balancer_it_is_needed_too_and_holds_up_no_rollback()
    {
        var deployment = A.Deployment(strategy: new Strategy { Metrics = [Failed] });
        var waiting = Decide(deployment, A.Minutes(4), A.Noon.AddMinutes(7));
        waiting.Decision.ShouldBe(Decision.Wait);
        waiting.Why.ShouldContain("no data of Shop/OrdersFailed for Green at this step");
        Decide(deployment, A.Minutes(2, failures: 90), A.Noon.AddMinutes(5)).Decision.ShouldBe(Decision.Rollback);
        var both = A.Minutes(4).Zip(Orders(4), (window, own) => window with { Own = own.Own }).ToList();
        Decide(deployment, both, A.Noon.AddMinutes(7)).Decision.ShouldBe(Decision.Advance);
    }

    [Fact]
    public void At_100_percent_Red_need_not_say_anything()
    {
        var deployment = Nlb(step: 3, percent: 100);
        Decide(deployment, Minutes(10, _ => [new OwnWindow(new OwnValue(1, 100), null)]), A.Noon.AddMinutes(13)).Decision.ShouldBe(Decision.GoHome);
        Decide(deployment, [], A.Noon.AddMinutes(13)).Decision.ShouldBe(Decision.Wait);
    }

    [Fact]
    public void Without_metrics_nothing_is_waited_for() =>
        Decide(Nlb([]), [], AfterHold).Decision.ShouldBe(Decision.Advance);

    private static Deployment Nlb(IReadOnlyList<OwnMetric>? metrics = null, int step = 1, int percent = 10)
    {
        var deployment = A.Deployment(percent, step: step, strategy: new Strategy { Metrics = metrics ?? [Failed] });
        return deployment with { Traffic = deployment.Traffic with { Router = RouterKind.Nlb, Measured = false } };
    }

    private static IReadOnlyList<Window> Orders(int count, double attempts = 100, double failed = 1) =>
        Minutes(count, _ => [new OwnWindow(new OwnValue(failed, attempts), new OwnValue(9, 900))]);

    private static IReadOnlyList<Window> Minutes(int count, Func<int, IReadOnlyList<OwnWindow>> own) =>
        [.. Enumerable.Range(0, count).Select(i => new Window(A.Noon.AddMinutes(i), null, null) { Own = own(i) })];

    // As CloudWatch answers at that moment: closed minutes only.
    private static Deployment Decide(Deployment deployment, IReadOnlyList<Window> windows, DateTimeOffset now) =>
        Evaluation.Decide(deployment, A.Calm() with { Windows = [.. windows.Where(window => window.End() <= Folding.ReadableThrough(now))] }, now);
}
