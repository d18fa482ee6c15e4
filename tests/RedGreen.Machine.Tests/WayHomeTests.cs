using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

public class WayHomeTests
{
    [Fact]
    public async Task A_Red_that_does_not_come_up_leaves_traffic_on_a_healthy_Green()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("UpdateRed");
        // Red cannot place its new tasks: they are stopped as fast as they come.
        KillRed(rehearsal, run, until: "PromotedOnGreen");
        run.Ending.ShouldBe("PromotedOnGreen");
        run.Path.ShouldEndWith("WritePromoted UpdateRed Look WaitForLateWriters ConfirmOnGreen Suspended? KeepLock? LeaveJournal DropTicket CountEnding TellEnding Outcome? PromotedOnGreen");
        rehearsal.Service(run.GreenService).ShouldNotBeNull();
        var journal = rehearsal.Locks().ShouldHaveSingleItem();
        ((string)journal["phase"]!["S"]!).ShouldBe("promoted");
        ((string)journal["owner"]!["S"]!).ShouldBe("nobody");
    }

    [Fact]
    public async Task A_Red_that_falls_ill_after_traffic_came_home_sends_it_back_to_Green_at_once()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 4).After(TimeSpan.FromSeconds(10));
        KillRed(rehearsal, run, until: "PromotedOnGreen");
        run.Path.ShouldEndWith("WritePromoted UpdateRed Look ShiftWeight TellShifted Look ShiftWeight TellShifted Look WaitForLateWriters ConfirmOnGreen Suspended? KeepLock? LeaveJournal DropTicket CountEnding TellEnding Outcome? PromotedOnGreen");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("traffic is on Green again");
        rehearsal.Rules().ShouldContain("shop-");
    }

    [Fact]
    public async Task Red_is_not_updated_where_somebody_gave_it_traffic_after_the_bake()
    {
        await using var rehearsal = new Rehearsal();
        var before = (string)rehearsal.Service("shop")!["taskDefinition"]!;
        // In the midst of the bake's last look, which has read the rules already.
        var given = false;
        rehearsal.Before("UpdateRed", () =>
        {
            if (!given)
                foreach (var (rule, actions) in RollbackTests.Saved(rehearsal))
                    RollbackTests.Put(rehearsal, rule, actions);
            given = true;
        });
        var run = rehearsal.Deploy("demo/shop:v2");

        run.Ending.ShouldBe("RollbackFailed");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("TrafficChangedByOthers");
        ((string)rehearsal.Service("shop")!["taskDefinition"]!).ShouldBe(before);
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_else_deploying_Red_meanwhile_is_not_overwritten()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 3);
        rehearsal.Sandbox.Call("ecs", "RegisterTaskDefinition", new JsonObject
        {
            ["family"] = "other",
            ["containerDefinitions"] = new JsonArray(new JsonObject { ["name"] = "shop", ["image"] = "demo/shop:v1", ["essential"] = true, ["memory"] = 128, ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 8080 }) }),
        });
        rehearsal.Sandbox.Call("ecs", "UpdateService", new JsonObject { ["cluster"] = "demo", ["service"] = "shop", ["taskDefinition"] = "other:1" });
        run.Finish().Ending.ShouldBe("PromotedOnGreen");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("RedChangedByOthers");
        ((string)rehearsal.Service("shop")!["taskDefinition"]!).ShouldEndWith("other:1");
    }

    [Fact]
    public async Task A_canary_deleted_by_hand_brings_Red_back()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 1);
        rehearsal.Sandbox.Call("ecs", "DeleteService", new JsonObject { ["cluster"] = "demo", ["service"] = run.GreenService, ["force"] = true });
        run.Finish().Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("somebody deleted it");
        RollbackTests.RedIsUntouched(rehearsal);
    }

    private static void KillRed(Rehearsal rehearsal, Run run, string until)
    {
        for (var second = 0; second < 3_600 && run.Execution.Result is null; second++)
        {
            var tasks = rehearsal.Sandbox.Call("ecs", "ListTasks", new JsonObject { ["cluster"] = "demo", ["serviceName"] = "shop" })["taskArns"]!.AsArray();
            foreach (var task in tasks)
                rehearsal.Sandbox.Call("ecs", "StopTask", new JsonObject { ["cluster"] = "demo", ["task"] = (string)task!, ["reason"] = "the host is gone" });
            run.After(TimeSpan.FromSeconds(1));
        }

        run.Ending.ShouldBe(until);
    }
}
