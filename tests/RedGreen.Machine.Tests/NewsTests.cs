using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests;

public class NewsTests
{
    private static readonly TimeSpan Delivery = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_promotion_is_told_in_words()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Deploy("demo/shop:v2").After(Delivery);
        var told = Told(rehearsal);
        told[0].ShouldStartWith($"shop: deployment {run.Id} has started: planned: shop from demo/shop:v1 to demo/shop:v2");
        told[1].ShouldStartWith("shop: Green carries 10%. advance: Green is ready");
        told[^1].ShouldStartWith($"shop: deployment {run.Id} has ended: Promoted. ");
        told.ShouldAllBe(text => text.EndsWith($" https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/{run.Arn}", StringComparison.Ordinal));
        told.Count.ShouldBe(6, "started, 10%, 50%, 100%, home, promoted");
    }

    [Fact]
    public async Task A_rollback_is_told_with_its_reasons()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Deploy("demo/shop:v3").After(Delivery);
        Told(rehearsal)[^1].ShouldContain("has ended: RolledBack. rollback: ");
    }

    [Fact]
    public async Task Who_is_waited_for_is_told_once()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2", """{"steps":"10@1m:approve 100@1m"}""").Until("TellPaused").After(TimeSpan.FromHours(3));
        Told(rehearsal).Where(text => text.Contains("waits for a person", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("its approval");
        rehearsal.Control($"resume/{run.Id}/1");
        run.Finish().Ending.ShouldBe("Promoted");
    }

    [Fact]
    public async Task An_ending_that_needs_a_person_raises_its_alarm()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.Fail("UpdateRed", () => new InvalidOperationException("no"));
        rehearsal.Deploy("demo/shop:v2").After(TimeSpan.FromMinutes(3));
        Told(rehearsal).ShouldContain(text => text.Contains("has ended: PromotedOnGreen", StringComparison.Ordinal));
        Alarms(rehearsal).ShouldBe(["PromotedOnGreenAlarm"]);
    }

    [Fact]
    public async Task A_deployment_that_is_stopped_is_told_and_so_is_its_end()
    {
        await using var rehearsal = new Rehearsal();
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight");
        rehearsal.Sandbox.Call("states", "StopExecution", new JsonObject { ["executionArn"] = run.Arn });
        run.After(TimeSpan.FromMinutes(25));
        Told(rehearsal)[^2].ShouldContain("was cut short (ABORTED)");
        Told(rehearsal)[^1].ShouldContain("has ended: RolledBack. rollback: CutShort");
        Alarms(rehearsal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_who_does_not_listen_decides_anything()
    {
        await using var rehearsal = new Rehearsal(filters: [new Deaf()]);
        rehearsal.Deploy("demo/shop:v2").Ending.ShouldBe("Promoted");
        rehearsal.Failed.ShouldBe(0);
    }

    // A transformed input is JSON text: it arrives with its quotes.
    private static List<string> Told(Rehearsal rehearsal) => [.. rehearsal.Sandbox.Services.Topics.Messages
        .Select(message => message.Message.Trim('"'))
        .Where(message => message.StartsWith("shop:", StringComparison.Ordinal) || message.StartsWith("Execution ", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Alarms(Rehearsal rehearsal) =>
        [.. rehearsal.Sandbox.Call("monitoring", "DescribeAlarms", new JsonObject { ["StateValue"] = "ALARM" })["MetricAlarms"]!.AsArray().Select(alarm => ((string)alarm!["AlarmName"]!).Split('-').First(part => part.EndsWith("Alarm", StringComparison.Ordinal)))];

    private sealed class Deaf : IWireFilter
    {
        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next) =>
            call.Operation is "PutEvents" or "PutMetricData" ? throw new AwsError("InternalFailure", "nobody is here", 500) : next(call);
    }
}
