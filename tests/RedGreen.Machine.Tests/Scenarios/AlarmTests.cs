using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests.Scenarios;

/// <summary>Alarms that were not quiet to begin with.</summary>
public class AlarmTests
{
    [Fact]
    public async Task An_alarm_is_already_red_at_the_start()
    {
        await using var rehearsal = With("ALARM", "OK");
        var run = rehearsal.Start("demo/shop:v2");
        run.EndsAs("Promoted");
        run.Output["timeline"]!.ToJsonString().ShouldContain("alarm shop-orders is already in ALARM: it does not protect this deployment");
        run.Shifts(rehearsal).ShouldBe("10 50 100 0");
        rehearsal.IsAllRed("demo/shop:v2");
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task An_alarm_is_already_red_at_the_start_and_another_turns_red()
    {
        await using var rehearsal = With("ALARM", "OK");
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2);
        Set(rehearsal, "shop-stock", "ALARM");
        run.EndsAs("RolledBack", "alarm shop-stock went into ALARM");
        run.Result.Cause!.ShouldNotContain("shop-orders");
        run.Shifts(rehearsal).ShouldBe("10 50");
        rehearsal.IsAllRed("demo/shop:v1");
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task An_alarm_turns_red_and_back()
    {
        await using var rehearsal = With("OK", "OK");
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 2).After(TimeSpan.FromSeconds(5));
        Set(rehearsal, "shop-orders", "ALARM");
        // A minute is the shortest that an alarm says something.
        run.After(TimeSpan.FromSeconds(60));
        Set(rehearsal, "shop-orders", "OK");
        run.EndsAs("RolledBack", "alarm shop-orders went into ALARM");
        rehearsal.IsAllRed("demo/shop:v1");
        rehearsal.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task An_alarm_that_was_red_at_the_start_turns_green_and_red_again()
    {
        await using var rehearsal = With("ALARM", "OK");
        var run = rehearsal.Start("demo/shop:v2").Until("ShiftWeight", 1);
        Set(rehearsal, "shop-orders", "OK");
        run.After(TimeSpan.FromSeconds(90));
        Set(rehearsal, "shop-orders", "ALARM");
        // As it was said at the start: it does not protect this deployment.
        run.EndsAs("Promoted");
        rehearsal.IsAllRed("demo/shop:v2");
    }

    private static Rehearsal With(string orders, string stock)
    {
        var rehearsal = new Rehearsal(new() { ["redgreen:alarms"] = "shop-orders shop-stock" });
        foreach (var name in new[] { "shop-orders", "shop-stock" })
        {
            var alarm = RollbackTests.Alarm();
            alarm["AlarmName"] = name;
            // Nothing is published: it stays as it is set.
            alarm["TreatMissingData"] = "ignore";
            rehearsal.Sandbox.Call("monitoring", "PutMetricAlarm", alarm);
        }

        Set(rehearsal, "shop-orders", orders);
        Set(rehearsal, "shop-stock", stock);
        return rehearsal;
    }

    private static void Set(Rehearsal rehearsal, string alarm, string state) =>
        rehearsal.Sandbox.Call("monitoring", "SetAlarmState", new JsonObject { ["AlarmName"] = alarm, ["StateValue"] = state, ["StateReason"] = "orders" });
}
