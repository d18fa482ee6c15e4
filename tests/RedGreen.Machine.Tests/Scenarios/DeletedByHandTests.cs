using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests.Scenarios;

/// <summary>Somebody tidies up in the console, and takes away what a deployment stands on.</summary>
public class DeletedByHandTests
{
    [Theory]
    [InlineData("WaitForIncrement", 1, "", 10)]
    [InlineData("ShiftWeight", 1, "10", 0)]
    [InlineData("ShiftWeight", 2, "10 50", 0)]
    [InlineData("ShiftWeight", 3, "10 50 100", 0)]
    public async Task The_canary_is_deleted_by_hand(string state, int times, string shifts, int seconds)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until(state, times).After(TimeSpan.FromSeconds(seconds));
        var at = rehearsal.Sandbox.Time.GetUtcNow();
        Delete(rehearsal, run.GreenService);
        run.Until("Rollback");
        (rehearsal.Sandbox.Time.GetUtcNow() - at).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        run.EndsAs("RolledBack", "somebody deleted it");
        run.Shifts(rehearsal).ShouldBe(shifts);
        rehearsal.IsAllRed("demo/shop:v1");
        if (shifts.Length == 0)
            rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task The_canary_is_deleted_by_hand_while_Red_comes_home()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("UpdateRed").After(TimeSpan.FromSeconds(3));
        var at = rehearsal.Sandbox.Time.GetUtcNow();
        Delete(rehearsal, run.GreenService);
        run.Until("ShiftWeight", 4);
        // Red's tasks, old or new, can answer; Green's cannot.
        (rehearsal.Sandbox.Time.GetUtcNow() - at).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        run.EndsAs("Promoted");
        run.Shifts(rehearsal).ShouldBe("10 50 100 0");
        rehearsal.IsAllRed("demo/shop:v2");
    }

    [Fact]
    public async Task The_canary_is_deleted_by_hand_when_traffic_is_home()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 4).After(TimeSpan.FromSeconds(30));
        Delete(rehearsal, run.GreenService);
        run.EndsAs("Promoted");
        rehearsal.IsAllRed("demo/shop:v2");
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData("WaitForIncrement", 1, "")]
    [InlineData("ShiftWeight", 1, "10")]
    [InlineData("ShiftWeight", 2, "10 50")]
    [InlineData("ShiftWeight", 3, "10 50 100")]
    public async Task One_of_two_listener_rules_is_deleted_by_hand(string state, int times, string shifts)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until(state, times).After(TimeSpan.FromSeconds(1));
        var left = DeleteRule(rehearsal);
        // What carries Green goes back, and nobody's deletion is undone.
        run.EndsAs("RolledBack", "is gone");
        run.Shifts(rehearsal).ShouldBe(shifts);
        rehearsal.Rules().ShouldBe(left);
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
        rehearsal.NothingIsLeft();
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task One_of_two_listener_rules_is_deleted_by_hand_on_the_way_home()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("UpdateRed").After(TimeSpan.FromSeconds(1));
        DeleteRule(rehearsal);
        run.EndsAs("RollbackFailed", "is gone", "a person has to look");
        run.Shifts(rehearsal).ShouldBe("10 50 100");
        rehearsal.Lock().ShouldBe(("needsPerson", true));
        // Green stays, since it serves what is left.
        ((int)rehearsal.Service(run.GreenService)!["runningCount"]!).ShouldBe(2);
        rehearsal.Failed.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, "10")]
    [InlineData(3, "10 50 100")]
    public async Task The_only_listener_is_deleted_by_hand(int step, string shifts)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step).After(TimeSpan.FromSeconds(1));
        rehearsal.Elb("DeleteListener", new JsonObject { ["ListenerArn"] = rehearsal.Listeners().Single() });
        run.EndsAs("RolledBack", "is gone");
        run.Shifts(rehearsal).ShouldBe(shifts);
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
        rehearsal.NothingIsLeft();
    }

    [Fact]
    public async Task A_rule_is_deleted_and_a_maintenance_page_put_up_elsewhere()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight").After(TimeSpan.FromSeconds(1));
        DeleteRule(rehearsal);
        rehearsal.Elb("ModifyListener", new JsonObject { ["ListenerArn"] = rehearsal.Listeners().Single(), ["DefaultActions"] = new JsonArray(new JsonObject { ["Type"] = "fixed-response", ["FixedResponseConfig"] = new JsonObject { ["StatusCode"] = "503" } }) });
        run.EndsAs("RollbackFailed", "Somebody else changed the traffic");
        rehearsal.Rules().ShouldContain("fixed-response");
        rehearsal.Lock().ShouldBe(("needsPerson", true));
    }

    [Fact]
    public async Task The_service_is_draining_at_the_start()
    {
        await using var rehearsal = new Rehearsal();
        Delete(rehearsal, "shop");
        var run = rehearsal.Deploy("demo/shop:v2");
        run.EndsAs("Rejected", "service shop is DRAINING, not ACTIVE");
        rehearsal.NothingIsLeft();
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
    }

    [Theory]
    [InlineData(1, "10")]
    [InlineData(2, "10 50")]
    public async Task The_service_is_draining_in_the_middle(int step, string shifts)
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step).After(TimeSpan.FromSeconds(5));
        var at = rehearsal.Sandbox.Time.GetUtcNow();
        Delete(rehearsal, "shop");
        // Some clients get nothing but errors, and there is no way back: a person is told at once, not after a day's pause.
        run.EndsAs("RollbackFailed", "shop is gone or being deleted by somebody, so there is nothing to go back to", "a person has to look");
        (rehearsal.Sandbox.Time.GetUtcNow() - at).ShouldBeLessThan(TimeSpan.FromMinutes(5));
        run.Shifts(rehearsal).ShouldBe(shifts);
        ((int)rehearsal.Service(run.GreenService)!["runningCount"]!).ShouldBe(2);
        rehearsal.Lock().ShouldBe(("needsPerson", true));
    }

    [Fact]
    public async Task The_service_is_draining_while_Green_carries_everything()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 3).After(TimeSpan.FromSeconds(5));
        Delete(rehearsal, "shop");
        run.EndsAs("PromotedOnGreen", "shop is gone or being deleted by somebody");
        run.Shifts(rehearsal).ShouldBe("10 50 100");
        ((int)rehearsal.Service(run.GreenService)!["runningCount"]!).ShouldBe(2);
        rehearsal.Lock().ShouldBe(("promoted", false));
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task The_service_is_draining_before_Green_gets_traffic()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("WaitForIncrement").After(TimeSpan.FromSeconds(5));
        Delete(rehearsal, "shop");
        run.EndsAs("RolledBack", "shop is gone or being deleted by somebody");
        run.Shifts(rehearsal).ShouldBe("");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.NothingIsLeft();
    }

    private static void Delete(Rehearsal rehearsal, string service) =>
        rehearsal.Sandbox.Call("ecs", "DeleteService", new JsonObject { ["cluster"] = "demo", ["service"] = service, ["force"] = true });

    private static string DeleteRule(Rehearsal rehearsal)
    {
        var rule = rehearsal.Listeners().SelectMany(listener => rehearsal.Elb("DescribeRules", new JsonObject { ["ListenerArn"] = listener })["Rules"]!.AsArray()).First(rule => (bool?)rule!["IsDefault"] != true)!;
        rehearsal.Elb("DeleteRule", new JsonObject { ["RuleArn"] = (string)rule["RuleArn"]! });
        return rehearsal.Originals.Split('\n')[1];
    }
}
