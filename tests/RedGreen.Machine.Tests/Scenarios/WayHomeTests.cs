using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests.Scenarios;

/// <summary>fluxcd/flagger#1588, #1591, #1898, #1931: what goes wrong after Green has carried everything.</summary>
public class WayHomeTests
{
    [Fact]
    public async Task Promotion_fails_after_the_shift()
    {
        var ecs = new Refusing("UpdateService", new AwsError("ClientException", "Capacity is unavailable at this time."));
        await using var rehearsal = new Rehearsal(filters: [ecs]);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 3);
        ecs.IsOn = true;
        run.EndsAs("PromotedOnGreen", "Capacity is unavailable at this time", "Traffic stays on Green, which runs the new version");
        run.Shifts(rehearsal).ShouldBe("10 50 100");
        rehearsal.RedImage().ShouldBe("demo/shop:v1");
        rehearsal.Lock().ShouldBe(("promoted", false));
        ((int)rehearsal.Service(run.GreenService)!["runningCount"]!).ShouldBe(2);

        ecs.IsOn = false;
        rehearsal.Resume().EndsAs("Promoted");
        rehearsal.IsAllRed("demo/shop:v2");
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task The_journal_cannot_be_written_after_the_shift()
    {
        var table = new Refusing("UpdateItem", new AwsError("ValidationException", "The table is gone."));
        await using var rehearsal = new Rehearsal(filters: [table]);
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 3);
        table.IsOn = true;
        run.EndsAs("RolledBack", "The table is gone");
        run.Shifts(rehearsal).ShouldBe("10 50 100");
        rehearsal.IsAllRed("demo/shop:v1");
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task Red_does_not_come_up_on_the_way_home()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2", """{"home-timeout":"10m"}""").Until("UpdateRed");
        // No host has room for a third task, and Red's rollout goes on only when one more runs.
        while (run.Execution.Result is null)
        {
            foreach (var task in New(rehearsal))
                rehearsal.Sandbox.Call("ecs", "StopTask", new JsonObject { ["cluster"] = "demo", ["task"] = task, ["reason"] = "the host is gone" });
            run.After(TimeSpan.FromSeconds(1));
        }

        run.EndsAs("PromotedOnGreen", "Red did not come up with the new version within 10m");
        run.Shifts(rehearsal).ShouldBe("10 50 100");
        rehearsal.Lock().ShouldBe(("promoted", false));

        rehearsal.Resume().EndsAs("Promoted");
        rehearsal.IsAllRed("demo/shop:v2");
        rehearsal.Failed.ShouldBe(0);
    }

    private static IEnumerable<string> New(Rehearsal rehearsal)
    {
        var primary = (string)rehearsal.Service("shop")!["taskDefinition"]!;
        var arns = rehearsal.Sandbox.Call("ecs", "ListTasks", new JsonObject { ["cluster"] = "demo", ["serviceName"] = "shop" })["taskArns"]!.AsArray();
        return rehearsal.Sandbox.Call("ecs", "DescribeTasks", new JsonObject { ["cluster"] = "demo", ["tasks"] = arns.DeepClone() })["tasks"]!.AsArray()
            .Where(task => (string)task!["taskDefinitionArn"]! == primary && (string)task["lastStatus"]! != "STOPPED")
            .Select(task => (string)task!["taskArn"]!)
            .ToList();
    }

    private sealed class Refusing(string operation, AwsError error) : IWireFilter
    {
        public bool IsOn { get; set; }

        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next) => IsOn && call.Operation == operation ? throw error : next(call);
    }
}
