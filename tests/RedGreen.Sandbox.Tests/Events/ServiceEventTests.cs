using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Events;

public sealed class ServiceEventTests : IDisposable
{
    private readonly EventBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Every_execution_says_when_it_starts_and_how_it_ends()
    {
        var queue = _bed.Queue("q");
        _bed.Rule("""{"source":["aws.states"],"detail-type":["Step Functions Execution Status Change"]}""", queue);
        var machine = _bed.Machine(states: """{"D":{"Type":"Fail","Error":"RolledBack","Cause":"why"}}""");
        var execution = (string)_bed.Call("states", "StartExecution", $$"""{"stateMachineArn":"{{machine}}","name":"one","input":"{\"a\":1}"}""")["executionArn"]!;
        _bed.Settle();
        var events = _bed.Bodies(queue).Select(body => JsonNode.Parse(body)!).ToList();
        events.Select(each => (string)each["detail"]!["status"]!).ShouldBe(["RUNNING", "FAILED"]);
        events.ShouldAllBe(each => (string)each["resources"]![0]! == execution);
        var ended = events[1]["detail"]!;
        ((string)ended["stateMachineArn"]!).ShouldBe(machine);
        ((string)ended["name"]!).ShouldBe("one");
        ((string)ended["input"]!).ShouldBe("""{"a":1}""");
        ((string)ended["error"]!).ShouldBe("RolledBack");
        ((string)ended["cause"]!).ShouldBe("why");
        ((long)ended["stopDate"]!).ShouldBe(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
        events[0]["detail"]!.AsObject()["stopDate"].ShouldBeNull();
    }

    [Fact]
    public void An_execution_too_large_for_an_event_leaves_its_input_out()
    {
        var queue = _bed.Queue("q");
        _bed.Rule("""{"source":["aws.states"],"detail":{"status":["SUCCEEDED"]}}""", queue);
        var machine = _bed.Machine();
        var input = new JsonObject { ["stateMachineArn"] = machine, ["input"] = $"\"{new string('x', 200_000)}\"" };
        _bed.Call("states", "StartExecution", input, WireEndpoint.Client);
        _bed.Settle();
        var detail = JsonNode.Parse(_bed.Bodies(queue).ShouldHaveSingleItem())!["detail"]!;
        detail["input"].ShouldBeNull();
        ((bool)detail["inputDetails"]!["included"]!).ShouldBeFalse();
        ((string)detail["output"]!).Length.ShouldBe(200_002);
        ((bool)detail["outputDetails"]!["included"]!).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Fail", "ExecutionsFailed")]
    [InlineData("Succeed", "ExecutionsSucceeded")]
    public void Alarms_see_how_executions_end_and_tell_their_topic(string ending, string metric)
    {
        var topic = _bed.Topic("alarms");
        var machine = _bed.Machine(states: $$"""{"D":{"Type":"{{ending}}"} }""");
        _bed.Call("monitoring", "PutMetricAlarm", $$"""
            {"AlarmName":"ends","Namespace":"AWS/States","MetricName":"{{metric}}","Dimensions":[{"Name":"StateMachineArn","Value":"{{machine}}"}],"Statistic":"Sum","Period":60,
             "EvaluationPeriods":1,"Threshold":1,"ComparisonOperator":"GreaterThanOrEqualToThreshold","TreatMissingData":"notBreaching","AlarmActions":["{{topic}}"]}
            """);
        _bed.Call("states", "StartExecution", $$"""{"stateMachineArn":"{{machine}}"}""");
        _bed.Advance(TimeSpan.FromMinutes(3));
        var notice = _bed.Topics.Messages.ShouldHaveSingleItem();
        notice.Subject.ShouldBe("ALARM: \"ends\" in eu-west-1");
        var message = JsonNode.Parse(notice.Message)!;
        ((string)message["NewStateValue"]!).ShouldBe("ALARM");
        ((string)message["AlarmArn"]!).ShouldBe("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:ends");
        ((string)message["Trigger"]!["MetricName"]!).ShouldBe(metric);
    }

    [Fact]
    public void Alarms_see_functions_fail_by_name_and_by_alias()
    {
        _bed.Functions["F"] = (_, _) => throw new InvalidOperationException("no");
        _bed.Rule("""{"source":["redgreen"]}""", $"arn:aws:lambda:eu-west-1:{EventBed.Account}:function:F:live");
        _bed.Put("{}");
        _bed.Advance(TimeSpan.FromMinutes(3));
        Sum("""[{"Name":"FunctionName","Value":"F"}]""").ShouldBeGreaterThanOrEqualTo(1);
        Sum("""[{"Name":"FunctionName","Value":"F"},{"Name":"Resource","Value":"F:live"}]""").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void Actions_that_are_switched_off_are_not_taken()
    {
        var topic = _bed.Topic("alarms");
        _bed.Call("monitoring", "PutMetricAlarm", $$"""
            {"AlarmName":"a","Namespace":"N","MetricName":"M","Statistic":"Sum","Period":60,"EvaluationPeriods":1,"Threshold":1,
             "ComparisonOperator":"GreaterThanThreshold","ActionsEnabled":false,"AlarmActions":["{{topic}}"]}
            """);
        SetState("a");
        _bed.Settle();
        _bed.Topics.Messages.ShouldBeEmpty();
        _bed.Call("monitoring", "PutCompositeAlarm", $$"""{"AlarmName":"c","AlarmRule":"ALARM(a)","OKActions":["{{topic}}"]}""");
        _bed.Call("monitoring", "SetAlarmState", """{"AlarmName":"a","StateValue":"OK","StateReason":"by hand"}""");
        _bed.Settle();
        _bed.Topics.Messages.ShouldHaveSingleItem().Subject.ShouldBe("OK: \"c\" in eu-west-1");
    }

    private void SetState(string alarm) => _bed.Call("monitoring", "SetAlarmState", $$"""{"AlarmName":"{{alarm}}","StateValue":"ALARM","StateReason":"by hand"}""");

    private double Sum(string dimensions) => _bed.Call("monitoring", "GetMetricStatistics", $$"""
        {"Namespace":"AWS/Lambda","MetricName":"Errors","Dimensions":{{dimensions}},"StartTime":"2026-01-01T12:00:00Z","EndTime":"2026-01-01T12:10:00Z","Period":600,"Statistics":["Sum"]}
        """)["Datapoints"]!.AsArray().Sum(point => (double)point!["Sum"]!);
}
