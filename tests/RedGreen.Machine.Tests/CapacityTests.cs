using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests;

public class CapacityTests
{
    [Fact]
    public async Task A_Red_that_grows_while_Green_is_there_makes_Green_grow_before_it_gets_more()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Sandbox.Call("ecs", "UpdateService", new JsonObject { ["cluster"] = "demo", ["service"] = "shop", ["desiredCount"] = 5 });
        run.Until("ShiftWeight", 2);
        run.Execution.Path.Count(state => state == "ScaleGreen").ShouldBe(1);
        ((int)rehearsal.Service(run.GreenService)!["runningCount"]!).ShouldBe(5);
        run.Finish().Ending.ShouldBe("Promoted");
        ((int)rehearsal.Service("shop")!["desiredCount"]!).ShouldBe(5);
        rehearsal.Failed.ShouldBe(0);
    }
}
