using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.CloudWatch;

public class MetricAlarmTests
{
    private readonly Monitoring _monitoring = new();

    [Fact]
    public void An_alarm_goes_off_and_comes_back()
    {
        Alarm();
        _monitoring.StateOf("orders").ShouldBe("INSUFFICIENT_DATA");
        PutEachMinute(1, 9);
        _monitoring.StateOf("orders").ShouldBe("ALARM");
        _monitoring.Described("orders")["StateReason"]!.GetValue<string>()
            .ShouldBe("Threshold Crossed: 1 out of the last 1 datapoint [9.0 (01/01/26 12:01:00)] was greater than the threshold (5.0) (minimum 1 datapoint for OK -> ALARM transition).");
        PutEachMinute(2);
        _monitoring.StateOf("orders").ShouldBe("OK");
    }

    [Fact]
    public void An_alarm_on_what_the_load_balancer_measures_waits_for_its_publication()
    {
        _monitoring.Call("PutMetricAlarm", """
            { "AlarmName": "errors", "Namespace": "AWS/ApplicationELB", "MetricName": "HTTPCode_Target_5XX_Count", "Statistic": "Sum", "Period": 60,
              "Dimensions": [{ "Name": "LoadBalancer", "Value": "app/shop/50dc6c495c0c9188" }],
              "EvaluationPeriods": 1, "Threshold": 10, "ComparisonOperator": "GreaterThanOrEqualToThreshold", "TreatMissingData": "notBreaching" }
            """);
        _monitoring.Serve(Monitoring.Green, 500, count: 10);
        Pass(1);
        _monitoring.StateOf("errors").ShouldBe("OK");
        Pass(1);
        _monitoring.StateOf("errors").ShouldBe("ALARM");
        Pass(5);
        _monitoring.StateOf("errors").ShouldBe("OK");
    }

    [Fact]
    public void M_out_of_N_needs_M_bad_points()
    {
        Alarm("\"EvaluationPeriods\": 3, \"DatapointsToAlarm\": 2,");
        PutEachMinute(9, 1, 1);
        _monitoring.StateOf("orders").ShouldBe("OK");
        PutEachMinute(9);
        _monitoring.StateOf("orders").ShouldBe("OK");
        PutEachMinute(9);
        _monitoring.StateOf("orders").ShouldBe("ALARM");
        PutEachMinute(1, 1);
        _monitoring.StateOf("orders").ShouldBe("OK");
    }

    [Theory]
    [InlineData("GreaterThanThreshold", 5, "OK")]
    [InlineData("GreaterThanOrEqualToThreshold", 5, "ALARM")]
    [InlineData("LessThanThreshold", 5, "OK")]
    [InlineData("LessThanOrEqualToThreshold", 5, "ALARM")]
    [InlineData("LessThanThreshold", 4, "ALARM")]
    public void Comparison_operators_mean_what_they_say(string comparison, double value, string state)
    {
        Alarm($"\"EvaluationPeriods\": 1, \"ComparisonOperator\": \"{comparison}\",");
        PutEachMinute(value);
        _monitoring.StateOf("orders").ShouldBe(state);
    }

    [Fact]
    public void An_alarm_without_data_has_insufficient_data()
    {
        Alarm();
        Pass(30);
        _monitoring.StateOf("orders").ShouldBe("INSUFFICIENT_DATA");
    }

    [Fact]
    public void When_data_stop_the_alarm_stays_while_old_points_can_stand_in_and_then_lacks_data()
    {
        Alarm();
        PutEachMinute(9);
        Pass(2);
        _monitoring.StateOf("orders").ShouldBe("ALARM");
        Pass(2);
        _monitoring.StateOf("orders").ShouldBe("INSUFFICIENT_DATA");
    }

    [Fact]
    public void A_state_set_by_hand_holds_until_an_evaluation_finds_data()
    {
        Alarm();
        _monitoring.Call("SetAlarmState", """{ "AlarmName": "orders", "StateValue": "ALARM", "StateReason": "drill", "StateReasonData": "{}" }""");
        Pass(10);
        _monitoring.StateOf("orders").ShouldBe("ALARM");
        _monitoring.Described("orders")["StateReason"]!.GetValue<string>().ShouldBe("drill");
        PutEachMinute(1);
        _monitoring.StateOf("orders").ShouldBe("OK");
        Pass(10);
        _monitoring.StateOf("orders").ShouldBe("INSUFFICIENT_DATA");
    }

    [Fact]
    public void An_alarm_can_watch_an_expression()
    {
        _monitoring.Call("PutMetricAlarm", """
            { "AlarmName": "rate", "EvaluationPeriods": "1", "Threshold": "0.1", "ComparisonOperator": "GreaterThanThreshold", "Metrics": [
              { "Id": "rate", "Expression": "failed / all" },
              { "Id": "failed", "ReturnData": "false", "MetricStat": { "Metric": { "Namespace": "Shop", "MetricName": "Failed" }, "Period": "60", "Stat": "Sum" } },
              { "Id": "all", "ReturnData": false, "MetricStat": { "Metric": { "Namespace": "Shop", "MetricName": "All" }, "Period": 60, "Stat": "Sum" } } ] }
            """);
        _monitoring.Put("All", 100);
        Pass(1);
        _monitoring.StateOf("rate").ShouldBe("OK");
        _monitoring.Put("All", 100);
        _monitoring.Put("Failed", 11);
        Pass(1);
        _monitoring.StateOf("rate").ShouldBe("ALARM");
        _monitoring.Described("rate")["Metrics"]![1]!.ToJsonString().ShouldBe("""{"Id":"failed","ReturnData":false,"MetricStat":{"Metric":{"Namespace":"Shop","MetricName":"Failed"},"Period":60,"Stat":"Sum"}}""");
    }

    [Fact]
    public void Putting_an_alarm_again_changes_it_and_keeps_its_state()
    {
        Alarm();
        PutEachMinute(9);
        Alarm("\"EvaluationPeriods\": 1, \"Threshold\": 100,");
        _monitoring.StateOf("orders").ShouldBe("ALARM");
        Pass(1);
        _monitoring.StateOf("orders").ShouldBe("OK");
    }

    [Fact]
    public void Described_as_it_was_put_with_numbers_as_numbers()
    {
        _monitoring.Call("PutMetricAlarm", """
            { "AlarmName": "orders", "AlarmDescription": "too many", "ActionsEnabled": "false", "AlarmActions": ["arn:aws:sns:eu-west-1:123456789012:ops"],
              "Namespace": "Shop", "MetricName": "Orders", "ExtendedStatistic": "p99", "Period": "60", "EvaluationPeriods": "3", "DatapointsToAlarm": "2",
              "Threshold": "0.5", "ComparisonOperator": "LessThanThreshold", "TreatMissingData": "ignore", "Unit": "Seconds", "Dimensions": [{ "Name": "Service", "Value": "checkout" }] }
            """);
        _monitoring.Described("orders").ToJsonString().ShouldBe("""
            {"AlarmName":"orders","AlarmArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders","AlarmDescription":"too many","AlarmConfigurationUpdatedTimestamp":1767268800,"ActionsEnabled":false,"StateValue":"INSUFFICIENT_DATA","StateReason":"Unchecked: Initial alarm creation","StateUpdatedTimestamp":1767268800,"StateTransitionedTimestamp":1767268800,"OKActions":[],"AlarmActions":["arn:aws:sns:eu-west-1:123456789012:ops"],"InsufficientDataActions":[],"Namespace":"Shop","MetricName":"Orders","Dimensions":[{"Name":"Service","Value":"checkout"}],"Period":60,"ExtendedStatistic":"p99","Unit":"Seconds","Threshold":0.5,"ComparisonOperator":"LessThanThreshold","EvaluationPeriods":3,"DatapointsToAlarm":2,"TreatMissingData":"ignore"}
            """);
    }

    [Theory]
    [InlineData("\"EvaluationPeriods\": 0,", "EvaluationPeriods")]
    [InlineData("\"EvaluationPeriods\": 2, \"DatapointsToAlarm\": 3,", "DatapointsToAlarm")]
    [InlineData("\"EvaluationPeriods\": 1, \"TreatMissingData\": \"good\",", "TreatMissingData")]
    [InlineData("\"EvaluationPeriods\": 1, \"ComparisonOperator\": \"Above\",", "Above")]
    [InlineData("\"EvaluationPeriods\": 1, \"ComparisonOperator\": \"GreaterThanUpperThreshold\",", "anomaly detection")]
    [InlineData("\"EvaluationPeriods\": 1, \"Statistic\": \"Median\",", "Median")]
    [InlineData("\"EvaluationPeriods\": 1, \"ExtendedStatistic\": \"p99\",", "mutually exclusive")]
    [InlineData("\"EvaluationPeriods\": 1, \"EvaluationCriteria\": {},", "EvaluationCriteria")]
    [InlineData("\"EvaluationPeriods\": 2000,", "more than a day")]
    [InlineData("\"EvaluationPeriods\": 1, \"Metrics\": [{ \"Id\": \"a\", \"Expression\": \"1\" }],", "mutually exclusive")]
    public void What_makes_no_alarm_is_refused_by_name(string members, string problem) =>
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => Alarm(members)).Message.ShouldContain(problem);

    [Fact]
    public void The_last_alarm_deleted_stops_the_clockwork()
    {
        Alarm();
        _monitoring.Call("DeleteAlarms", """{ "AlarmNames": ["orders"] }""");
        Should.Throw<InvalidOperationException>(() => _monitoring.Time.RunUntil(new TaskCompletionSource().Task, TimeSpan.FromDays(1)))
            .Message.ShouldContain("12:00:00");
    }

    [Fact]
    public void A_sandbox_that_is_done_leaves_no_timer()
    {
        Alarm();
        _monitoring.Service.Dispose();
        Pass(5);
        _monitoring.Put("Orders", 9);
        Pass(1);
        _monitoring.StateOf("orders").ShouldBe("INSUFFICIENT_DATA");
    }

    private void Alarm(string members = "\"EvaluationPeriods\": 1,")
    {
        var input = JsonNode.Parse("""{ "AlarmName": "orders", "Namespace": "Shop", "MetricName": "Orders", "Statistic": "Sum", "Period": 60, "Threshold": 5, "ComparisonOperator": "GreaterThanThreshold" }""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{ {members.TrimEnd(',')} }}")!.AsObject())
            input[name] = value?.DeepClone();
        _monitoring.Service.Handle("PutMetricAlarm", input);
    }

    private void PutEachMinute(params double[] values)
    {
        foreach (var value in values)
        {
            _monitoring.Put("Orders", value);
            Pass(1);
        }
    }

    private void Pass(int minutes) => _monitoring.Time.Advance(TimeSpan.FromMinutes(minutes));
}
