using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

public class PromotionTests
{
    private const string Begin = "ReadInput Recovering? ResolveRequest TakeLock TakeTicket PlanDeployment WritePlan TellStarted DeployGreen Look";
    private const string Home = "WritePromoted UpdateRed Look ShiftWeight TellShifted Look Retire Suspended? KeepLock? ReleaseLock DropTicket CountEnding TellEnding Outcome? Promoted";

    [Fact]
    public async Task A_good_version_is_promoted_and_nothing_of_Green_stays()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Deploy("demo/shop:v2");
        run.Path.ShouldBe($"{Begin} ShiftWeight TellShifted Look ShiftWeight TellShifted Look ShiftWeight TellShifted Look {Home}");
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.GreenLeft().ShouldBeEmpty();
        rehearsal.Locks().ShouldBeEmpty();
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task The_service_that_runs_afterwards_is_the_same_service_only_newer()
    {
        await using var rehearsal = new Rehearsal();
        var before = rehearsal.Service("shop")!;
        rehearsal.Deploy("demo/shop:v2");
        var after = rehearsal.Service("shop")!;
        after["serviceArn"]!.ToJsonString().ShouldBe(before["serviceArn"]!.ToJsonString());
        after["loadBalancers"]!.ToJsonString().ShouldBe(before["loadBalancers"]!.ToJsonString());
        after["desiredCount"]!.ToJsonString().ShouldBe(before["desiredCount"]!.ToJsonString());
        after["taskDefinition"]!.ToJsonString().ShouldNotBe(before["taskDefinition"]!.ToJsonString());
    }

    [Fact]
    public async Task Its_output_tells_the_story()
    {
        await using var rehearsal = new Rehearsal();
        var output = rehearsal.Deploy("demo/shop:v2").Output;
        ((string)output["ending"]!).ShouldBe("Promoted");
        var story = string.Join("\n", output["timeline"]!.AsArray().Select(entry => (string)entry!["what"]!));
        foreach (var word in new[] { "planned: shop from demo/shop:v1 to demo/shop:v2", "deployed shop-green-", "shifted: Green 10%", "shifted: Green 50%", "shifted: Green 100%", "shop gets", "shifted: Green 0%", "promoted: nothing of shop-green-" })
            story.ShouldContain(word);
        output.ToJsonString().Length.ShouldBeLessThan(32 * 1024);
    }

    [Fact]
    public async Task Deployments_follow_each_other_good_bad_good()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Deploy("demo/shop:v2").Ending.ShouldBe("Promoted");
        rehearsal.Deploy("demo/shop:v3").Ending.ShouldBe("RolledBack");
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
        rehearsal.Deploy("demo/shop:v1").Ending.ShouldBe("Promoted");
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_task_definition_can_be_asked_for_instead_of_an_image()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Call("ecs", "RegisterTaskDefinition", new JsonObject
        {
            ["family"] = "shop",
            ["containerDefinitions"] = new JsonArray(new JsonObject { ["name"] = "shop", ["image"] = "demo/shop:v2", ["essential"] = true, ["memory"] = 128, ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 8080 }) }),
        });
        rehearsal.Start("""{"cluster":"demo","service":"shop","taskDefinition":"shop:2"}""", isInput: true).Finish().Ending.ShouldBe("Promoted");
        rehearsal.RedImage().ShouldBe("demo/shop:v2");
    }

    [Fact]
    public async Task An_operator_promotes_it_now()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2", """{"steps":"10@2h 50@2h 100@2h"}""").Until("ShiftWeight");
        rehearsal.Control($"promote/{run.Id}/1");
        run.Until("ShiftWeight", 2);
        rehearsal.Control($"promote/{run.Id}/3");
        run.Finish().Path.ShouldBe($"{Begin} ShiftWeight TellShifted Look ShiftWeight TellShifted Look {Home}");
        (run.Execution.StoppedAt - run.Execution.StartedAt).ShouldNotBeNull().ShouldBeLessThan(TimeSpan.FromMinutes(20));
    }

    [Fact]
    public async Task A_pause_holds_the_deployment_until_somebody_resumes_it()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Control($"pause/{run.Id}/1");
        run.After(TimeSpan.FromHours(3));
        run.Path.ShouldStartWith($"{Begin} ShiftWeight TellShifted Look");
        run.Execution.Path.Count(state => state == "ShiftWeight").ShouldBe(1);
        rehearsal.Control($"resume/{run.Id}/1");
        run.Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task A_step_waits_for_its_approval()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2", """{"steps":"10@1m:approve 100@1m"}""").Until("ShiftWeight").After(TimeSpan.FromHours(2));
        run.Execution.Path.Count(state => state == "ShiftWeight").ShouldBe(1);
        rehearsal.Control($"resume/{run.Id}/1");
        run.Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task A_service_without_traffic_is_neither_stuck_nor_waved_through()
    {
        await using var rehearsal = new Rehearsal(requestsPerSecond: 0);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 1).After(TimeSpan.FromHours(3));
        run.Execution.Path.Count(state => state == "ShiftWeight").ShouldBe(2);
        rehearsal.Control($"resume/{run.Id}/2");
        run.Finish().Ending.ShouldBe("Promoted");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(50)]
    [InlineData(55)]
    public async Task A_step_is_measured_in_time_whatever_second_of_the_minute_it_begins_in(int second)
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Time.Advance(TimeSpan.FromSeconds(second));
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        run.After(TimeSpan.FromMinutes(8)).Execution.Path.Count(state => state == "ShiftWeight").ShouldBeGreaterThanOrEqualTo(2);
    }
}
