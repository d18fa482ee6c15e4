using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests.OwnMetrics;

/// <summary>Whole deployments behind a Network Load Balancer, judged by what the service measures itself.</summary>
public class OwnMetricTests
{
    [Fact]
    public async Task A_version_that_fails_ten_times_as_many_orders_is_brought_back_and_the_reason_names_the_metric()
    {
        await using var rehearsal = Shop();
        using var orders = new OrderBook(rehearsal) { GreenFails = 0.05 };
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("rollback: Shop/OrdersFailed: Green had ");
        run.Execution.Path.Count(state => state == "ShiftWeight").ShouldBeLessThan(3, "it never got all of the traffic");
        RollbackTests.RedIsUntouched(rehearsal);
        rehearsal.Failed.ShouldBe(0, "the load balancer saw nothing");
    }

    [Fact]
    public async Task A_version_that_fails_as_many_orders_as_Red_is_promoted()
    {
        await using var rehearsal = Shop();
        using var orders = new OrderBook(rehearsal);
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("Promoted", run.Result.Cause);
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.GreenLeft().ShouldBeEmpty();
        var story = Story(run);
        story.ShouldContain("alarms and Shop/OrdersFailed judge Green; min-requests counts Orders");
        story.ShouldContain("Shop/OrdersFailed: Green had ");
    }

    [Fact]
    public async Task A_metric_that_vanishes_ends_as_the_policy_says()
    {
        await using var rehearsal = Shop(("on-inconclusive", "rollback"));
        using var orders = new OrderBook(rehearsal);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2);
        orders.GreenPublishes = false;
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("inconclusive, and on-inconclusive is rollback: no data of Shop/OrdersFailed for Green at this step");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task A_metric_that_never_came_waves_nobody_through_although_the_policy_is_to_advance()
    {
        await using var rehearsal = Shop(("on-inconclusive", "advance"), ("pause-timeout", "1h"));
        using var orders = new OrderBook(rehearsal) { GreenPublishes = false };
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("it waited 1h for a person");
        run.Execution.Path.Count(state => state == "ShiftWeight").ShouldBe(1);
    }

    [Fact]
    public async Task A_person_who_knows_why_it_is_silent_lets_the_deployment_go_on()
    {
        await using var rehearsal = Shop();
        using var orders = new OrderBook(rehearsal) { GreenPublishes = false };
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        run.After(TimeSpan.FromMinutes(12));
        rehearsal.Control($"resume/{run.Id}/1");
        run.Until("ShiftWeight", 2);
        orders.GreenPublishes = true;
        run.Finish().Ending.ShouldBe("Promoted", run.Result.Cause);
    }

    [Fact]
    public async Task Behind_an_Application_Load_Balancer_orders_that_fail_with_status_200_bring_a_version_back()
    {
        await using var rehearsal = new Rehearsal(new() { ["redgreen:metrics"] = OrderBook.Tag });
        using var orders = new OrderBook(rehearsal) { GreenFails = 0.05 };
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("Shop/OrdersFailed: Green had ");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    private static Rehearsal Shop(params (string Name, string Value)[] tags) =>
        new(tags.Append(("metrics", OrderBook.Tag)).ToDictionary(tag => $"redgreen:{tag.Item1}", tag => tag.Item2), router: SandboxRouter.Nlb);

    private static string Story(Run run) => string.Join("\n", run.Output["timeline"]!.AsArray().Select(entry => (string)entry!["what"]!));
}
