namespace RedGreen.Sandbox.Tests.AutoScaling;

/// <summary>The sandbox starts at midnight, UTC, on the first of January 2026, a Thursday.</summary>
public class ScheduledActionTests
{
    [Fact]
    public async Task At_its_time_an_action_changes_the_range_and_brings_the_service_into_it()
    {
        await using var shop = Shop();
        Put(shop, """ "Schedule": "at(2026-01-01T03:00:00)", "ScalableTargetAction": { "MinCapacity": 5 } """);
        Until(shop, hour: 2, minute: 59);
        shop.DesiredCount.ShouldBe(2);
        Until(shop, hour: 3, minute: 0);
        shop.DesiredCount.ShouldBe(5);
        ((int)shop.Target["MinCapacity"]!, (int)shop.Target["MaxCapacity"]!).ShouldBe((5, 10));
    }

    [Fact]
    public async Task An_action_may_lower_the_maximum()
    {
        await using var shop = Shop();
        Put(shop, """ "Schedule": "at(2026-01-01T03:00:00)", "ScalableTargetAction": { "MinCapacity": 0, "MaxCapacity": 1 } """);
        Until(shop, hour: 3, minute: 0);
        shop.DesiredCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("rate(30 minutes)", """, "StartTime": "2026-01-01T02:00:00Z" """, "02:00 02:30 03:00 03:30 04:00")]
    [InlineData("rate(30 minutes)", """, "StartTime": "2026-01-01T02:00:00Z", "EndTime": "2026-01-01T02:45:00Z" """, "02:00 02:30")]
    [InlineData("cron(15 1-3 * * ? *)", "", "01:15 02:15 03:15")]
    [InlineData("cron(15 1-3 ? * THU *)", "", "01:15 02:15 03:15")]
    [InlineData("cron(0 3 * * ? *)", """, "Timezone": "Europe/Berlin" """, "02:00")]
    [InlineData("at(2026-01-01T03:30:00)", """, "Timezone": "Europe/Berlin" """, "02:30")]
    public async Task It_runs_whenever_its_schedule_says(string schedule, string more, string expected)
    {
        await using var shop = Shop();
        Put(shop, $$""" "Schedule": "{{schedule}}" {{more}}, "ScalableTargetAction": { "MinCapacity": 3 } """);
        List<string> times = [];
        while (shop.Sandbox.Context.Now.Hour < 4)
        {
            shop.DesiredCount = 2;
            shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1 }""");
            shop.Pass(minutes: 1);
            if (shop.DesiredCount == 3)
                times.Add(shop.Sandbox.Context.Now.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        }

        string.Join(' ', times).ShouldBe(expected);
    }

    [Fact]
    public async Task Suspended_actions_are_passed_over_and_not_made_up_for()
    {
        await using var shop = Shop();
        Put(shop, """ "Schedule": "at(2026-01-01T03:00:00)", "ScalableTargetAction": { "MinCapacity": 5 } """);
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "ScheduledScalingSuspended": true } }""");
        Until(shop, hour: 3, minute: 5);
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "ScheduledScalingSuspended": false } }""");
        shop.Pass(minutes: 60);
        shop.DesiredCount.ShouldBe(2);
        ((int)shop.Target["MinCapacity"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Putting_an_action_again_keeps_what_is_not_mentioned_but_for_its_start_and_end()
    {
        await using var shop = Shop();
        Put(shop, """ "Schedule": "rate(1 hour)", "StartTime": "2026-01-01T02:00:00Z", "EndTime": "2026-01-02T02:00:00Z", "ScalableTargetAction": { "MinCapacity": 5 } """);
        Put(shop, """ "ScalableTargetAction": { "MaxCapacity": 8 } """);
        var action = shop.Call("DescribeScheduledActions", """{ "ScheduledActionNames": ["morning"] }""")["ScheduledActions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)action["Schedule"]).ShouldBe("rate(1 hour)");
        action["ScalableTargetAction"]!.ToJsonString().ShouldBe("""{"MaxCapacity":8}""");
        action["StartTime"].ShouldBeNull();
        action["EndTime"].ShouldBeNull();
        ((string)action["ScheduledActionARN"]!).ShouldMatch("^arn:aws:autoscaling:eu-west-1:123456789012:scheduledAction:[0-9a-f-]{36}:resource/ecs/service/demo/shop:scheduledActionName/morning$");
    }

    [Fact]
    public async Task A_deleted_action_and_one_of_a_deregistered_target_do_nothing()
    {
        await using var shop = Shop();
        Put(shop, """ "Schedule": "at(2026-01-01T03:00:00)", "ScalableTargetAction": { "MinCapacity": 5 } """);
        shop.Call("DeleteScheduledAction", """{ "ScheduledActionName": "morning" }""");
        shop.Refused("DeleteScheduledAction", """{ "ScheduledActionName": "morning" }""").Code.ShouldBe("ObjectNotFoundException");
        Put(shop, """ "Schedule": "at(2026-01-01T03:00:00)", "ScalableTargetAction": { "MinCapacity": 6 } """);
        shop.Call("DeregisterScalableTarget");
        Until(shop, hour: 3, minute: 5);
        shop.DesiredCount.ShouldBe(2);
        shop.Call("DescribeScheduledActions")["ScheduledActions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_action_that_would_turn_the_range_around_fails_and_changes_nothing()
    {
        await using var shop = Shop();
        Put(shop, """ "Schedule": "at(2026-01-01T03:00:00)", "ScalableTargetAction": { "MinCapacity": 11 } """);
        Until(shop, hour: 3, minute: 5);
        shop.DesiredCount.ShouldBe(2);
        ((int)shop.Target["MinCapacity"]!).ShouldBe(1);
        ((string?)shop.LastActivity["StatusCode"]).ShouldBe("Failed");
        ((string)shop.LastActivity["Cause"]!).ShouldContain("morning");
    }

    [Fact]
    public async Task A_time_far_ahead_is_not_there_when_a_timer_of_a_day_has_run_out()
    {
        await using var shop = Shop();
        Put(shop, """ "Schedule": "at(2026-04-01T00:00:00)", "ScalableTargetAction": { "MinCapacity": 5 } """);
        var action = shop.Call("DescribeScheduledActions")["ScheduledActions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)action["Schedule"]).ShouldBe("at(2026-04-01T00:00:00)");
        shop.Sandbox.Time.Advance(TimeSpan.FromDays(2));
        shop.DesiredCount.ShouldBe(2);
    }

    [Theory]
    [InlineData(""" "Schedule": "at(2025-12-31T23:00:00)", "ScalableTargetAction": { "MinCapacity": 5 } """, "no time left")]
    [InlineData(""" "Schedule": "at(tomorrow)", "ScalableTargetAction": { "MinCapacity": 5 } """, "at(tomorrow)")]
    [InlineData(""" "Schedule": "rate(0 minutes)", "ScalableTargetAction": { "MinCapacity": 5 } """, "rate(0 minutes)")]
    [InlineData(""" "Schedule": "cron(0 3 * * *)", "ScalableTargetAction": { "MinCapacity": 5 } """, "cron(0 3 * * *)")]
    [InlineData(""" "Schedule": "rate(1 hour)", "Timezone": "Mars/Olympus", "ScalableTargetAction": { "MinCapacity": 5 } """, "Mars/Olympus")]
    [InlineData(""" "Schedule": "rate(1 hour)", "ScalableTargetAction": { } """, "ScalableTargetAction")]
    [InlineData(""" "Schedule": "rate(1 hour)" """, "scalableTargetAction")]
    [InlineData(""" "ScalableTargetAction": { "MinCapacity": 5 } """, "schedule")]
    [InlineData(""" "Schedule": "rate(1 hour)", "ScalableTargetAction": { "MinCapacity": 5, "MaxCapacity": 4 } """, "less than minimum")]
    [InlineData(""" "Schedule": "rate(1 hour)", "StartTime": 1767312000, "EndTime": 1767308400, "ScalableTargetAction": { "MinCapacity": 5 } """, "EndTime")]
    public async Task What_cannot_be_scheduled_is_refused(string input, string named)
    {
        await using var shop = Shop();
        var refusal = shop.Refused("PutScheduledAction", $$"""{ "ScheduledActionName": "morning", {{input}} }""");
        refusal.Code.ShouldBe("ValidationException");
        refusal.Message.ShouldContain(named);
        shop.Call("DescribeScheduledActions")["ScheduledActions"]!.AsArray().ShouldBeEmpty();
    }

    private static ScaledShop Shop()
    {
        var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 10 }""");
        shop.Sandbox.Time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(shop.Sandbox.Context.Now.Ticks % TimeSpan.TicksPerMinute));
        return shop;
    }

    private static void Put(ScaledShop shop, string input) => shop.Call("PutScheduledAction", $$"""{ "ScheduledActionName": "morning", {{input}} }""");

    private static void Until(ScaledShop shop, int hour, int minute) =>
        shop.Sandbox.Time.Advance(new DateTimeOffset(2026, 1, 1, hour, minute, 1, TimeSpan.Zero) - shop.Sandbox.Context.Now);
}
