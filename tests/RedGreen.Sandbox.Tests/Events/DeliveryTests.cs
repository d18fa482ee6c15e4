using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Events;

public sealed class DeliveryTests : IDisposable
{
    private const string Pattern = """{"source":["redgreen"]}""";
    private readonly EventBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void A_state_machine_is_started_with_the_event_as_its_input()
    {
        var machine = _bed.Machine();
        _bed.Rule(Pattern, machine, """{"InputPath":"$.detail"}""");
        var id = (string)_bed.Put("""{"a":1}""")["Entries"]![0]!["EventId"]!;
        _bed.Settle();
        var execution = Executions(machine).ShouldHaveSingleItem();
        ((string)execution["name"]!).ShouldStartWith($"{id}_");
        ((string)execution["input"]!).ShouldBe("""{"a":1}""");
    }

    [Fact]
    public void A_function_a_topic_and_a_queue_get_it_too()
    {
        var (function, calls) = _bed.Function("F");
        var topic = _bed.Topic("notices");
        var queue = _bed.Queue("q");
        _bed.Rule(Pattern, function, """{"InputPath":"$.detail"}""");
        _bed.Target(topic, """{"InputTransformer":{"InputPathsMap":{"s":"$.detail.s"},"InputTemplate":"\"<s> was promoted\""}}""", "topic");
        _bed.Target(queue, """{"Input":"7"}""", "queue");
        _bed.Put("""{"s":"shop"}""");
        _bed.Settle();
        calls.ShouldBe(["""{"s":"shop"}"""]);
        _bed.Topics.Messages.ShouldHaveSingleItem().Message.ShouldBe("\"shop was promoted\"");
        _bed.Topics.Messages[0].Headline.ShouldBe("shop was promoted");
        _bed.Bodies(queue).ShouldBe(["7"]);
    }

    [Fact]
    public void A_target_that_fails_is_tried_again_until_it_takes_the_event()
    {
        var machine = _bed.Machine();
        _bed.Rule(Pattern, machine);
        var attempts = 0;
        _bed.Filter = (call, next) => call is { Operation: "StartExecution", Caller: "events" } && ++attempts <= 3 ? throw new AwsError("ThrottlingException", "Rate exceeded") : next(call);
        _bed.Put("{}");
        _bed.Advance(TimeSpan.FromMinutes(1));
        attempts.ShouldBe(4);
        Executions(machine).Count.ShouldBe(1);
    }

    [Fact]
    public void An_event_whose_answer_is_lost_is_delivered_twice()
    {
        var machine = _bed.Machine();
        _bed.Rule(Pattern, machine);
        var lost = false;
        _bed.Filter = (call, next) =>
        {
            var answer = next(call);
            return call.Operation == "StartExecution" && !lost && (lost = true) ? throw new AwsError("InternalFailure", "lost", 500) : answer;
        };
        _bed.Put("{}");
        _bed.Advance(TimeSpan.FromMinutes(1));
        Executions(machine).Select(execution => (string)execution["input"]!).Distinct().Count().ShouldBe(1);
        Executions(machine).Count.ShouldBe(2);
    }

    [Fact]
    public void What_cannot_be_delivered_in_time_ends_in_the_dead_letter_queue_with_the_reason()
    {
        var (machine, dead) = (_bed.Machine(), _bed.Queue("dead"));
        _bed.Rule(Pattern, machine, $$"""{"RetryPolicy":{"MaximumRetryAttempts":2},"DeadLetterConfig":{"Arn":"{{dead}}"} }""");
        _bed.Filter = (call, next) => call.Operation == "StartExecution" ? throw new AwsError("ServiceUnavailable", "not now", 503) : next(call);
        _bed.Put("""{"a":1}""");
        _bed.Advance(TimeSpan.FromMinutes(1));
        var letter = _bed.Messages(dead).ShouldHaveSingleItem();
        ((string)letter["Body"]!).ShouldContain("\"detail\":{\"a\":1}");
        Attribute(letter, "ERROR_CODE").ShouldBe("ServiceUnavailable");
        Attribute(letter, "ERROR_MESSAGE").ShouldBe("not now");
        Attribute(letter, "RETRY_ATTEMPTS").ShouldBe("2");
        Attribute(letter, "EXHAUSTED_RETRY_CONDITION").ShouldBe("MaximumRetryAttempts");
        Attribute(letter, "RULE_ARN").ShouldBe("arn:aws:events:eu-west-1:123456789012:rule/r");
        Attribute(letter, "TARGET_ARN").ShouldBe(machine);
    }

    [Fact]
    public void An_event_gets_too_old_after_its_time()
    {
        var (machine, dead) = (_bed.Machine(), _bed.Queue("dead"));
        _bed.Rule(Pattern, machine, $$"""{"RetryPolicy":{"MaximumEventAgeInSeconds":60},"DeadLetterConfig":{"Arn":"{{dead}}"} }""");
        _bed.Filter = (call, next) => call.Operation == "StartExecution" ? throw new AwsError("ServiceUnavailable", "not now", 503) : next(call);
        _bed.Put("{}");
        _bed.Advance(TimeSpan.FromMinutes(2));
        Attribute(_bed.Messages(dead).ShouldHaveSingleItem(), "EXHAUSTED_RETRY_CONDITION").ShouldBe("MaximumEventAgeInSeconds");
    }

    [Fact]
    public void A_target_that_is_gone_is_not_tried_again()
    {
        var dead = _bed.Queue("dead");
        _bed.Rule(Pattern, "arn:aws:states:eu-west-1:123456789012:stateMachine:gone", $$"""{"DeadLetterConfig":{"Arn":"{{dead}}"} }""");
        _bed.Put("{}");
        _bed.Settle();
        var letter = _bed.Messages(dead).ShouldHaveSingleItem();
        Attribute(letter, "ERROR_CODE").ShouldBe("StateMachineDoesNotExist");
        Attribute(letter, "RETRY_ATTEMPTS").ShouldBe("0");
        letter["MessageAttributes"]!.AsObject().ContainsKey("EXHAUSTED_RETRY_CONDITION").ShouldBeFalse();
        _bed.Log.Errors.ShouldContain(line => line.Contains("could not be delivered: StateMachineDoesNotExist"));
    }

    [Fact]
    public void A_dead_letter_queue_that_is_gone_is_said_in_the_log()
    {
        _bed.Rule(Pattern, "arn:aws:states:eu-west-1:123456789012:stateMachine:gone", """{"DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:123456789012:nowhere"}}""");
        _bed.Put("{}");
        _bed.Settle();
        _bed.Log.Errors.ShouldContain(line => line.Contains("was lost.") && line.Contains("The specified queue does not exist."));
    }

    [Fact]
    public void A_function_that_fails_is_tried_twice_more_by_Lambda()
    {
        var calls = 0;
        _bed.Functions["F"] = (_, _) => throw new InvalidOperationException($"failure {++calls}");
        _bed.Rule(Pattern, $"arn:aws:lambda:eu-west-1:{EventBed.Account}:function:F");
        _bed.Put("{}");
        _bed.Settle();
        calls.ShouldBe(1);
        _bed.Advance(TimeSpan.FromMinutes(10));
        calls.ShouldBe(3);
        _bed.Log.Errors.ShouldContain(line => line.Contains("failed 3 times and is not tried again: InvalidOperationException: failure 3"));
    }

    [Fact]
    public void A_disabled_rule_passes_nothing_on()
    {
        var queue = _bed.Queue("q");
        _bed.Rule(Pattern, queue);
        _bed.Call("events", "DisableRule", """{"Name":"r"}""");
        _bed.Put("{}");
        _bed.Settle();
        _bed.Bodies(queue).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_delivered_once_it_is_stopped()
    {
        var (function, calls) = _bed.Function("F");
        _bed.Rule(Pattern, function);
        _bed.Put("{}");
        _bed.Dispose();
        _bed.Settle();
        calls.ShouldBeEmpty();
        _bed.Log.Errors.ShouldBeEmpty();
    }

    private List<JsonObject> Executions(string machine) =>
    [
        .. _bed.Call("states", "ListExecutions", $$"""{"stateMachineArn":"{{machine}}"}""")["executions"]!.AsArray()
            .Select(execution => _bed.Call("states", "DescribeExecution", $$"""{"executionArn":"{{execution!["executionArn"]}}"}""")),
    ];

    private static string? Attribute(JsonObject message, string name) => (string?)message["MessageAttributes"]![name]!["StringValue"];
}
