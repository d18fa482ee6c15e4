using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.AutoScaling;

public class StepScalingTests
{
    private const string Out = """
        "AdjustmentType": "ChangeInCapacity", "StepAdjustments": [
            { "MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": 10, "ScalingAdjustment": 1 },
            { "MetricIntervalLowerBound": 10, "ScalingAdjustment": 3 }]
        """;

    [Theory]
    [InlineData(21, 3)]
    [InlineData(29, 3)]
    [InlineData(31, 5)]
    public async Task The_step_is_chosen_by_how_far_the_metric_is_from_the_threshold(double backlog, int expected)
    {
        await using var shop = Shop(Out);
        Alarm(shop, "GreaterThanThreshold", 20);
        Backlog(shop, backlog, minutes: 3);
        shop.DesiredCount.ShouldBe(expected);
    }

    [Fact]
    public async Task While_it_cools_down_what_was_added_counts_as_part_of_a_larger_step()
    {
        await using var shop = Shop(Out);
        Alarm(shop, "GreaterThanThreshold", 20);
        Backlog(shop, 25, minutes: 4);
        shop.DesiredCount.ShouldBe(3);
        Backlog(shop, 40, minutes: 2);
        shop.DesiredCount.ShouldBe(5);
    }

    [Fact]
    public async Task After_it_cooled_down_it_scales_again_while_the_alarm_stays()
    {
        await using var shop = Shop(Out + """, "Cooldown": 120""");
        Alarm(shop, "GreaterThanThreshold", 20);
        Backlog(shop, 25, minutes: 6);
        // At minutes 1, 3 and 5.
        shop.DesiredCount.ShouldBe(5);
    }

    [Fact]
    public async Task Below_the_threshold_steps_take_away_and_suspension_holds_them()
    {
        await using var shop = Shop(""" "AdjustmentType": "ChangeInCapacity", "Cooldown": 60, "StepAdjustments": [{ "MetricIntervalUpperBound": 0, "ScalingAdjustment": -1 }] """);
        shop.DesiredCount = 6;
        shop.Pass(minutes: 3);
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "DynamicScalingInSuspended": true } }""");
        Alarm(shop, "LessThanThreshold", 20);
        Backlog(shop, 3, minutes: 4);
        shop.DesiredCount.ShouldBe(6);
        shop.Call("RegisterScalableTarget", """{ "SuspendedState": { "DynamicScalingInSuspended": false } }""");
        Backlog(shop, 3, minutes: 3);
        shop.DesiredCount.ShouldBe(3);
    }

    [Theory]
    [InlineData(10, "", 5)]
    [InlineData(60, "", 6)]
    [InlineData(10, ", \"MinAdjustmentMagnitude\": 3", 7)]
    public async Task Percentages_are_rounded_towards_less_but_never_to_nothing(int percent, string more, int expected)
    {
        await using var shop = Shop($$""" "AdjustmentType": "PercentChangeInCapacity", "StepAdjustments": [{ "MetricIntervalLowerBound": 0, "ScalingAdjustment": {{percent}} }] {{more}} """);
        shop.DesiredCount = 4;
        shop.Pass(minutes: 3);
        Alarm(shop, "GreaterThanThreshold", 20);
        Backlog(shop, 25, minutes: 3);
        shop.DesiredCount.ShouldBe(expected);
    }

    [Fact]
    public async Task An_exact_capacity_is_set_as_it_is()
    {
        await using var shop = Shop(""" "AdjustmentType": "ExactCapacity", "StepAdjustments": [{ "MetricIntervalLowerBound": 0, "ScalingAdjustment": 8 }] """);
        Alarm(shop, "GreaterThanThreshold", 20);
        Backlog(shop, 25, minutes: 3);
        shop.DesiredCount.ShouldBe(8);
    }

    [Fact]
    public async Task An_alarm_set_by_hand_counts_as_being_at_its_threshold()
    {
        await using var shop = Shop(Out);
        Alarm(shop, "GreaterThanThreshold", 20);
        shop.Sandbox.Call("monitoring", "SetAlarmState", new() { ["AlarmName"] = "backlog", ["StateValue"] = "ALARM", ["StateReason"] = "rehearsal" });
        shop.Pass(minutes: 1);
        shop.DesiredCount.ShouldBe(3);
    }

    [Fact]
    public async Task An_alarm_whose_actions_are_off_calls_nobody()
    {
        await using var shop = Shop(Out);
        Alarm(shop, "GreaterThanThreshold", 20);
        shop.Sandbox.Call("monitoring", "DisableAlarmActions", new() { ["AlarmNames"] = new JsonArray("backlog") });
        Backlog(shop, 25, minutes: 3);
        shop.DesiredCount.ShouldBe(2);
    }

    [Fact]
    public async Task Deleting_a_step_policy_leaves_the_alarm_of_its_owner()
    {
        await using var shop = Shop(Out);
        Alarm(shop, "GreaterThanThreshold", 20);
        shop.Call("DeleteScalingPolicy", """{ "PolicyName": "steps" }""");
        Backlog(shop, 25, minutes: 3);
        shop.Alarms.ShouldBe(["backlog"]);
        shop.DesiredCount.ShouldBe(2);
    }

    [Theory]
    [InlineData(""" "AdjustmentType": "ChangeInCapacity" """, "StepAdjustments")]
    [InlineData(""" "StepAdjustments": [{ "ScalingAdjustment": 1 }] """, "adjustmentType")]
    [InlineData(""" "AdjustmentType": "ChangeInCapacity", "StepAdjustments": [{ "MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": 5, "ScalingAdjustment": 1 }, { "MetricIntervalLowerBound": 6, "ScalingAdjustment": 2 }] """, "gap")]
    [InlineData(""" "AdjustmentType": "ChangeInCapacity", "StepAdjustments": [{ "MetricIntervalLowerBound": 5, "MetricIntervalUpperBound": 0, "ScalingAdjustment": 1 }] """, "lower bound")]
    [InlineData(""" "AdjustmentType": "ChangeInCapacity", "MinAdjustmentMagnitude": 2, "StepAdjustments": [{ "ScalingAdjustment": 1 }] """, "MinAdjustmentMagnitude")]
    public async Task Steps_that_cannot_be_played_are_refused(string configuration, string named)
    {
        await using var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 20 }""");
        shop.Refused("PutScalingPolicy", $$"""{ "PolicyName": "steps", "StepScalingPolicyConfiguration": { {{configuration}} } }""").Message.ShouldContain(named);
    }

    private static ScaledShop Shop(string configuration)
    {
        var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 20 }""");
        shop.Call("PutScalingPolicy", $$"""{ "PolicyName": "steps", "PolicyType": "StepScaling", "StepScalingPolicyConfiguration": { {{configuration}} } }""")["Alarms"]!.AsArray().ShouldBeEmpty();
        return shop;
    }

    private static void Alarm(ScaledShop shop, string comparison, double threshold)
    {
        var policy = (string)shop.Call("DescribeScalingPolicies")["ScalingPolicies"]![0]!["PolicyARN"]!;
        shop.Sandbox.Call("monitoring", "PutMetricAlarm", new()
        {
            ["AlarmName"] = "backlog",
            ["Namespace"] = "Shop",
            ["MetricName"] = "Backlog",
            ["Statistic"] = "Average",
            ["Period"] = 60,
            ["EvaluationPeriods"] = 1,
            ["Threshold"] = threshold,
            ["ComparisonOperator"] = comparison,
            ["AlarmActions"] = new JsonArray(policy),
        });
    }

    private static void Backlog(ScaledShop shop, double value, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            shop.Sandbox.Call("monitoring", "PutMetricData", new() { ["Namespace"] = "Shop", ["MetricData"] = new JsonArray(new JsonObject { ["MetricName"] = "Backlog", ["Value"] = value }) });
            shop.Pass(minutes: 1);
        }
    }
}
