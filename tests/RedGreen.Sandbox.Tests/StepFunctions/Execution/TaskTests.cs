using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.StepFunctions.Execution;

public class TaskTests
{
    private readonly Machine _machine = new();

    [Fact]
    public void A_function_gets_its_payload_and_its_answer_is_the_result()
    {
        _machine.Functions.On("f", payload => new JsonObject { ["echo"] = payload!.DeepClone() });
        _machine.Output(
            Invoke(
            """
            {"Parameters":{"FunctionName":"f","Payload":{"now.$":"$$.State.EnteredTime","doc.$":"$","fixed":[1]}},
            "ResultSelector":{"deployment.$":"$.Payload","status.$":"$.StatusCode"},"ResultPath":"$.out","OutputPath":"$.out"}
            """),
            """{"a":1}""")
            .ShouldBe("""{"deployment":{"echo":{"now":"2026-01-01T00:00:00.000Z","doc":{"a":1},"fixed":[1]}},"status":200}""");
    }

    [Fact]
    public void A_functions_own_ARN_takes_and_gives_the_payload_itself()
    {
        const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:f:live";
        _machine.Functions.On(Arn, payload => new JsonArray(payload!.DeepClone()));
        _machine.Output(Machine.Of($$"""{"Type":"Task","Resource":"{{Arn}}","InputPath":"$.a","End":true}"""), """{"a":5}""").ShouldBe("[5]");
    }

    [Fact]
    public void An_exception_of_a_function_is_caught_by_its_type_name()
    {
        _machine.Functions.On("f", _ => throw new FunctionError("TrafficChangedByOthers", "look"));
        _machine.Output(Invoke("""{"Parameters":{"FunctionName":"f"},"Catch":[{"ErrorEquals":["TrafficChangedByOthers"],"ResultPath":"$.error","Next":"T"}]}""", caught: true),
            """{"id":1}""")
            .ShouldBe("""{"id":1,"error":{"Error":"TrafficChangedByOthers","Cause":"{\"errorType\":\"TrafficChangedByOthers\",\"errorMessage\":\"look\"}"}}""");
    }

    [Fact]
    public void A_cause_of_a_function_is_cut_at_32768_characters()
    {
        _machine.Functions.On("f", _ => throw new FunctionError("A", new string('x', 40_000)));
        _machine.Failure(Invoke("""{"Parameters":{"FunctionName":"f"}}""")).Cause!.Length.ShouldBe(32_768);
    }

    [Fact]
    public void What_Lambda_refuses_has_its_name_in_front() =>
        _machine.Failure(Invoke("""{"Parameters":{"FunctionName":"gone"}}""")).Error.ShouldBe("Lambda.ResourceNotFoundException");

    [Fact]
    public void A_task_that_takes_too_long_times_out_and_its_function_goes_on()
    {
        var written = false;
        _machine.Functions.OnAsync("slow", async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(30), _machine.Time).ConfigureAwait(false);
            written = true;
            return null;
        });
        var execution = _machine.Run(Invoke("""{"TimeoutSeconds":10,"Parameters":{"FunctionName":"slow"}}"""));
        execution.Result!.Error.ShouldBe("States.Timeout");
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(10));
        written.ShouldBeFalse();
        _machine.Time.Advance(TimeSpan.FromSeconds(20));
        written.ShouldBeTrue();
        execution.History.Events[^2].Type.ShouldBe("TaskTimedOut");
    }

    [Fact]
    public void A_time_out_may_stand_in_the_data_and_a_heartbeat_that_nobody_sends_comes_first()
    {
        _machine.Functions.OnAsync("never", _ => new TaskCompletionSource<JsonNode?>().Task);
        _machine.Failure(
            Invoke("""{"TimeoutSecondsPath":"$.limit","HeartbeatSeconds":5,"Parameters":{"FunctionName":"never"}}"""),
            """{"limit":60}""").Error.ShouldBe("States.HeartbeatTimeout");
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_time_out_longer_than_any_timer_still_fires()
    {
        _machine.Functions.OnAsync("never", _ => new TaskCompletionSource<JsonNode?>().Task);
        _machine.Failure(Invoke("""{"TimeoutSeconds":8640000,"Parameters":{"FunctionName":"never"}}""")).Error.ShouldBe("States.Timeout");
        _machine.Elapsed.ShouldBe(TimeSpan.FromDays(100));
    }

    [Fact]
    public void Retries_back_off_up_to_the_longest_delay_and_then_the_catcher_comes()
    {
        var at = new List<double>();
        _machine.Functions.On("f", _ =>
        {
            at.Add(_machine.Elapsed.TotalSeconds);
            throw new FunctionError("Throttled", "slow down");
        });
        var execution = _machine.Run(Invoke(
            """
            {"Parameters":{"FunctionName":"f","Payload":{"try.$":"$$.State.RetryCount"}},
            "Retry":[{"ErrorEquals":["Other"]},{"ErrorEquals":["Throttled"],"IntervalSeconds":2,"MaxAttempts":4,"BackoffRate":3,"MaxDelaySeconds":20}],
            "Catch":[{"ErrorEquals":["States.ALL"],"Next":"T"}]}
            """, caught: true));
        at.ShouldBe([0, 2, 8, 26, 46]);
        _machine.Functions.Calls.Select(call => call.Payload!["try"]!.GetValue<int>()).ShouldBe([0, 1, 2, 3, 4]);
        execution.Path.ShouldBe(["S", "T"]);
    }

    [Fact]
    public void Each_retrier_counts_its_own_attempts()
    {
        string[] errors = ["A", "B", "A", "B", "B"];
        var next = 0;
        _machine.Functions.On("f", _ => throw new FunctionError(errors[next++], ""));
        _machine.Failure(Invoke("""{"Parameters":{"FunctionName":"f"},"Retry":[{"ErrorEquals":["A"],"MaxAttempts":2},{"ErrorEquals":["B"],"MaxAttempts":2}]}"""))
            .Error.ShouldBe("B");
        next.ShouldBe(5);
    }

    [Fact]
    public void Zero_attempts_never_retry_and_hide_the_retriers_behind()
    {
        _machine.Functions.On("f", _ => throw new FunctionError("A", ""));
        _machine.Failure(Invoke("""{"Parameters":{"FunctionName":"f"},"Retry":[{"ErrorEquals":["A"],"MaxAttempts":0},{"ErrorEquals":["States.ALL"]}]}"""));
        _machine.Functions.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public void Too_much_data_is_not_caught_by_ALL_but_by_its_own_name()
    {
        _machine.Functions.On("big", _ => new string('x', 300_000));
        string Definition(string error) => Invoke("""{"Parameters":{"FunctionName":"big"},"Catch":[{"ErrorEquals":["ERROR"],"Next":"T"}]}""".Replace("ERROR", error, StringComparison.Ordinal), caught: true);
        _machine.Failure(Definition("States.ALL")).Error.ShouldBe("States.DataLimitExceeded");
        _machine.Run(Definition("States.DataLimitExceeded")).Path.ShouldBe(["S", "T"]);
    }

    [Theory]
    [InlineData("States.ALL")]
    [InlineData("States.Runtime")]
    [InlineData("States.TaskFailed")]
    public void Nothing_catches_a_path_that_finds_nothing(string error)
    {
        _machine.Functions.On("f", payload => payload?.DeepClone());
        var (name, cause) = _machine.Failure(Invoke("""{"Parameters":{"FunctionName":"f","Payload":{"x.$":"$.missing"}},"Catch":[{"ErrorEquals":["ERROR"],"Next":"T"}]}""".Replace("ERROR", error, StringComparison.Ordinal), caught: true));
        name.ShouldBe("States.Runtime");
        cause.ShouldBe("An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$.missing' specified for the field 'x.$' could not be found in the input '{}'");
    }

    [Fact]
    public void TaskFailed_catches_every_error_but_a_time_out()
    {
        _machine.Functions.OnAsync("never", _ => new TaskCompletionSource<JsonNode?>().Task).On("f", _ => throw new AwsError("TooManyRequestsException", "", 429));
        string Definition(string function) => Invoke("""{"TimeoutSeconds":1,"Parameters":{"FunctionName":"FUNCTION"},"Catch":[{"ErrorEquals":["States.TaskFailed"],"Next":"T"}]}""".Replace("FUNCTION", function, StringComparison.Ordinal), caught: true);
        _machine.Run(Definition("f")).Result!.Status.ShouldBe(ExecutionStatus.Succeeded);
        _machine.Failure(Definition("never")).Error.ShouldBe("States.Timeout");
    }

    [Fact]
    public void What_breaks_a_function_host_ends_the_execution_and_is_not_swallowed()
    {
        _machine.Functions.On("f", _ => throw new InvalidOperationException("a bug"));
        var execution = _machine.Begin(Invoke("""{"Parameters":{"FunctionName":"f"},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"T"}]}""", caught: true));
        execution.Status.ShouldBe(ExecutionStatus.Failed);
        Should.Throw<InvalidOperationException>(() => execution.Completion.GetAwaiter().GetResult()).Message.ShouldBe("a bug");
    }

    // A state S that invokes a function and has these fields besides, and a state T for its catchers.
    private static string Invoke(string fields, bool caught = false)
    {
        var state = $$"""{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",{{fields[1..^1]}},"End":true}""";
        return caught ? Machine.Of(state, """{"Type":"Succeed"}""") : Machine.Of(state);
    }
}
