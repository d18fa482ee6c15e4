using System.Text.Json.Nodes;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests;

/// <summary>Whole deployments behind a network load balancer.</summary>
public class NetworkLoadBalancerTests
{
    [Fact]
    public async Task A_good_version_is_promoted_with_the_listener_as_it_was()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Nlb);
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("Promoted", run.Result.Cause);
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.GreenLeft().ShouldBeEmpty();
        rehearsal.Locks().ShouldBeEmpty();
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task Its_output_says_what_judged_and_how_long_it_settled()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Nlb);
        var output = rehearsal.Deploy("demo/shop:v2").Output;
        ((string)output["traffic"]!["router"]!).ShouldBe("nlb");
        ((int)output["strategy"]!["settleSeconds"]!).ShouldBe(600);
        var story = string.Join("\n", output["timeline"]!.AsArray().Select(entry => (string)entry!["what"]!));
        story.ShouldContain("warning: behind a Network Load Balancer requests are not measured per side");
        story.ShouldContain("2 of 2 tasks run, 2 targets are healthy");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_abort_at_any_step_brings_Red_back(int step)
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Nlb);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", step);
        rehearsal.Control($"abort/{run.Id}/{step}");
        run.Finish().Ending.ShouldBe("RolledBack");
        RollbackTests.RedIsUntouched(rehearsal);
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task An_alarm_brings_Red_back_where_requests_are_not_measured()
    {
        await using var rehearsal = new Rehearsal(new() { ["redgreen:alarms"] = "shop-orders" }, router: SandboxRouter.Nlb);
        rehearsal.Sandbox.Call("monitoring", "PutMetricAlarm", RollbackTests.Alarm());
        rehearsal.Sandbox.Call("monitoring", "SetAlarmState", new JsonObject { ["AlarmName"] = "shop-orders", ["StateValue"] = "OK", ["StateReason"] = "fine" });
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2);
        rehearsal.Sandbox.Call("monitoring", "SetAlarmState", new JsonObject { ["AlarmName"] = "shop-orders", ["StateValue"] = "ALARM", ["StateReason"] = "no orders" });
        run.Finish().Ending.ShouldBe("RolledBack");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task A_version_whose_tasks_crash_is_brought_back()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Nlb);
        rehearsal.Deploy("demo/crash-loop:1").Ending.ShouldBe("RolledBack");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task Where_no_function_can_bring_Red_back_the_state_machine_does()
    {
        await using var rehearsal = new Rehearsal(router: SandboxRouter.Nlb);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2);
        rehearsal.Fail("Rollback", () => new InvalidOperationException("broken"));
        rehearsal.Control($"abort/{run.Id}/2");
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Path.ShouldContain("ForceTrafficToRed");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    [Fact]
    public async Task A_limit_that_could_never_protect_is_refused()
    {
        await using var rehearsal = new Rehearsal(new() { ["redgreen:max-error-rate"] = "0.01" }, router: SandboxRouter.Nlb);
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Ending.ShouldBe("Rejected");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("max-error-rate: a Network Load Balancer counts neither failures");
    }
}
