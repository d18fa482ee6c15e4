using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.CloudWatch;

public class AlarmBookTests
{
    private readonly Monitoring _monitoring = new();

    public AlarmBookTests()
    {
        foreach (var name in new[] { "a", "b", "c" })
            _monitoring.Call("PutMetricAlarm", $$"""
                { "AlarmName": "{{name}}", "Namespace": "Shop", "MetricName": "{{name}}", "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 1, "Threshold": 5, "ComparisonOperator": "GreaterThanThreshold" }
                """);
        Set("a", "ALARM");
        Set("b", "OK");
    }

    [Theory]
    [InlineData("ALARM(a)", "ALARM")]
    [InlineData("ALARM(b)", "OK")]
    [InlineData("ALARM(\"a\") AND OK(b)", "ALARM")]
    [InlineData("ALARM(a) AND ALARM(b)", "OK")]
    [InlineData("ALARM(b) OR INSUFFICIENT_DATA(c)", "ALARM")]
    [InlineData("NOT ALARM(a)", "OK")]
    [InlineData("NOT (ALARM(a) AND ALARM(b))", "ALARM")]
    [InlineData("FALSE AND TRUE OR TRUE", "ALARM")]
    [InlineData("TRUE OR TRUE AND FALSE", "ALARM")]
    [InlineData("(TRUE OR TRUE) AND FALSE", "OK")]
    [InlineData("NOT FALSE AND FALSE", "OK")]
    [InlineData("ALARM(\"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a\")", "ALARM")]
    [InlineData("ALARM( arn:aws:cloudwatch:eu-west-1:123456789012:alarm:b )", "OK")]
    public void A_composite_alarm_is_what_its_rule_says(string rule, string state)
    {
        Composite("all", rule);
        _monitoring.StateOf("all").ShouldBe(state);
        _monitoring.Described("all")["AlarmRule"]!.GetValue<string>().ShouldBe(rule);
    }

    [Theory]
    [InlineData("ALARM(a) AND", "ends too early")]
    [InlineData("ALARM(a", "position 0")]
    [InlineData("(ALARM(a)", "ends too early")]
    [InlineData("ALARM(a) XOR ALARM(b)", "position 9")]
    [InlineData("BROKEN(a)", "position 0")]
    [InlineData("ALARM(nobody) OR ALARM(a)", "[nobody]")]
    public void A_rule_that_cannot_be_read_is_refused_and_says_where(string rule, string problem) =>
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => Composite("all", rule)).Message.ShouldContain(problem);

    [Fact]
    public void Composite_alarms_follow_at_once_however_deep()
    {
        Composite("low", "ALARM(b)");
        Composite("high", "ALARM(low) AND ALARM(a)");
        _monitoring.StateOf("high").ShouldBe("OK");
        Set("b", "ALARM");
        _monitoring.StateOf("high").ShouldBe("ALARM");
        _monitoring.Described("high")["StateReason"]!.GetValue<string>().ShouldContain("alarm:low transitioned to ALARM at Thursday 01 January, 2026 12:00:00 UTC");
        Set("b", "OK");
        _monitoring.StateOf("high").ShouldBe("OK");
    }

    [Fact]
    public void Composite_alarms_follow_what_metrics_do()
    {
        Composite("all", "ALARM(b)");
        _monitoring.Put("b", 9);
        _monitoring.Time.Advance(TimeSpan.FromMinutes(1));
        _monitoring.StateOf("all").ShouldBe("ALARM");
    }

    [Fact]
    public void Alarms_in_a_circle_come_to_rest()
    {
        Composite("one", "ALARM(b)");
        Composite("two", "ALARM(one)");
        Composite("one", "ALARM(b) OR ALARM(two)");
        Set("b", "ALARM");
        _monitoring.StateOf("two").ShouldBe("ALARM");
        Set("b", "OK");
        _monitoring.StateOf("one").ShouldBe("ALARM");
    }

    [Fact]
    public void Composite_alarms_are_described_only_when_asked_for()
    {
        Composite("all", "ALARM(a)");
        var plain = _monitoring.Call("DescribeAlarms", """{ "AlarmNames": ["all", "a"] }""");
        Names(plain, "MetricAlarms").ShouldBe(["a"]);
        Names(plain, "CompositeAlarms").ShouldBeEmpty();
        var both = _monitoring.Call("DescribeAlarms", """{ "AlarmNames": ["all", "a"], "AlarmTypes": ["CompositeAlarm", "MetricAlarm"] }""");
        Names(both, "MetricAlarms").ShouldBe(["a"]);
        Names(both, "CompositeAlarms").ShouldBe(["all"]);
    }

    [Fact]
    public void Alarms_are_found_by_prefix_state_and_action()
    {
        Names(_monitoring.Call("DescribeAlarms", """{ "AlarmNamePrefix": "b" }"""), "MetricAlarms").ShouldBe(["b"]);
        Names(_monitoring.Call("DescribeAlarms", """{ "StateValue": "INSUFFICIENT_DATA" }"""), "MetricAlarms").ShouldBe(["c"]);
        Names(_monitoring.Call("DescribeAlarms", """{ "ActionPrefix": "arn:aws:sns" }"""), "MetricAlarms").ShouldBeEmpty();
        Names(_monitoring.Call("DescribeAlarms", """{ "AlarmNames": ["nobody"] }"""), "MetricAlarms").ShouldBeEmpty();
        _monitoring.Refused("DescribeAlarms", """{ "AlarmNames": ["a"], "AlarmNamePrefix": "b" }""").Code.ShouldBe("InvalidParameterCombination");
        _monitoring.Refused("DescribeAlarms", """{ "ParentsOfAlarmName": "a" }""").Message.ShouldContain("ParentsOfAlarmName");
    }

    [Fact]
    public void Alarms_are_described_page_by_page()
    {
        var first = _monitoring.Call("DescribeAlarms", """{ "MaxRecords": 2 }""");
        Names(first, "MetricAlarms").ShouldBe(["a", "b"]);
        var second = _monitoring.Call("DescribeAlarms", $$"""{ "MaxRecords": 2, "NextToken": "{{first["NextToken"]}}" }""");
        Names(second, "MetricAlarms").ShouldBe(["c"]);
        second["NextToken"].ShouldBeNull();
    }

    [Fact]
    public void An_alarm_that_others_look_at_is_not_deleted()
    {
        Composite("all", "ALARM(a)");
        _monitoring.Refused("DeleteAlarms", """{ "AlarmNames": ["a"] }""").Message.ShouldContain("composite alarm(s) depending on it");
        _monitoring.Call("DeleteAlarms", """{ "AlarmNames": ["all", "a"] }""");
        Names(_monitoring.Call("DescribeAlarms", "{}"), "MetricAlarms").ShouldBe(["b", "c"]);
    }

    [Fact]
    public void Deleting_is_all_or_nothing()
    {
        _monitoring.Refused("DeleteAlarms", """{ "AlarmNames": ["a", "nobody"] }""").Code.ShouldBe("ResourceNotFound");
        Names(_monitoring.Call("DescribeAlarms", "{}"), "MetricAlarms").ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void Setting_the_state_needs_an_alarm_and_a_state()
    {
        _monitoring.Refused("SetAlarmState", """{ "AlarmName": "nobody", "StateValue": "OK", "StateReason": "" }""").Code.ShouldBe("ResourceNotFound");
        _monitoring.Refused("SetAlarmState", """{ "AlarmName": "a", "StateValue": "FINE", "StateReason": "" }""").Code.ShouldBe("ValidationError");
        _monitoring.Refused("SetAlarmState", """{ "AlarmName": "a", "StateValue": "OK", "StateReason": "", "StateReasonData": "{" }""").Code.ShouldBe("InvalidFormat");
    }

    [Fact]
    public void Actions_can_be_switched_off_and_on()
    {
        _monitoring.Call("DisableAlarmActions", """{ "AlarmNames": ["a", "nobody"] }""");
        _monitoring.Described("a")["ActionsEnabled"]!.GetValue<bool>().ShouldBeFalse();
        _monitoring.Call("EnableAlarmActions", """{ "AlarmNames": ["a"] }""");
        _monitoring.Described("a")["ActionsEnabled"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void The_name_of_an_alarm_of_another_type_is_taken()
    {
        _monitoring.Refused("PutCompositeAlarm", """{ "AlarmName": "a", "AlarmRule": "TRUE" }""").Message.ShouldContain("another type");
    }

    [Fact]
    public void Tags_are_kept()
    {
        _monitoring.Call("PutCompositeAlarm", """{ "AlarmName": "tagged", "AlarmRule": "TRUE", "Tags": [{ "Key": "team", "Value": "shop" }] }""");
        _monitoring.Call("ListTagsForResource", """{ "ResourceARN": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:tagged" }""").ToJsonString()
            .ShouldBe("""{"Tags":[{"Key":"team","Value":"shop"}]}""");
    }

    private void Set(string name, string state) =>
        _monitoring.Call("SetAlarmState", $$"""{ "AlarmName": "{{name}}", "StateValue": "{{state}}", "StateReason": "test" }""");

    private void Composite(string name, string rule) =>
        _monitoring.Service.Handle("PutCompositeAlarm", new JsonObject { ["AlarmName"] = name, ["AlarmRule"] = rule });

    private static IEnumerable<string> Names(JsonObject output, string list) => output[list]!.AsArray().Select(alarm => alarm!["AlarmName"]!.GetValue<string>());
}
