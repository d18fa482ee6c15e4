using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.Tests.StepFunctions.Execution;

public class ExecutionTests
{
    [Fact]
    public void A_year_of_waiting_costs_nothing()
    {
        var machine = new Machine();
        machine.Output(Machine.Of("""{"Type":"Wait","Seconds":31536000,"End":true}"""), "1").ShouldBe("1");
        machine.Elapsed.ShouldBe(TimeSpan.FromDays(365));
    }

    [Theory]
    [InlineData("\"Seconds\":0", 0)]
    [InlineData("\"SecondsPath\":\"$.s\"", 90)]
    [InlineData("\"Timestamp\":\"2026-01-01T01:00:00+00:30\"", 1800)]
    [InlineData("\"TimestampPath\":\"$.t\"", 0.25)]
    [InlineData("\"Timestamp\":\"2020-01-01T00:00:00Z\"", 0)]
    public void A_wait_ends_when_it_says(string field, double seconds)
    {
        var machine = new Machine();
        machine.Run(Machine.Of($$"""{"Type":"Wait",{{field}},"End":true}"""), """{"s":90,"t":"2026-01-01T00:00:00.25Z"}""").Status.ShouldBe(ExecutionStatus.Succeeded);
        machine.Elapsed.TotalSeconds.ShouldBe(seconds);
    }

    [Theory]
    [InlineData("\"SecondsPath\":\"$.t\"")]
    [InlineData("\"SecondsPath\":\"$.n\"")]
    [InlineData("\"SecondsPath\":\"$.missing\"")]
    [InlineData("\"TimestampPath\":\"$.n\"")]
    public void A_wait_for_nonsense_is_a_runtime_error(string field) =>
        new Machine().Failure(Machine.Of($$"""{"Type":"Wait",{{field}},"End":true}"""), """{"t":"x","n":-1}""").Error.ShouldBe("States.Runtime");

    [Theory]
    [InlineData("\"End\":true", """{"a":1,"b":{"c":2}}""")]
    [InlineData("\"Result\":[1],\"End\":true", "[1]")]
    [InlineData("\"Result\":{\"r\":1},\"ResultPath\":\"$.b.d\",\"End\":true", """{"a":1,"b":{"c":2,"d":{"r":1}}}""")]
    [InlineData("\"Result\":1,\"ResultPath\":null,\"End\":true", """{"a":1,"b":{"c":2}}""")]
    [InlineData("\"InputPath\":\"$.b\",\"End\":true", """{"c":2}""")]
    [InlineData("\"InputPath\":null,\"End\":true", "{}")]
    [InlineData("\"OutputPath\":\"$.b.c\",\"End\":true", "2")]
    [InlineData("\"OutputPath\":null,\"End\":true", "{}")]
    [InlineData("\"InputPath\":\"$.b\",\"Parameters\":{\"x.$\":\"$.c\"},\"ResultPath\":\"$.p\",\"End\":true", """{"a":1,"b":{"c":2},"p":{"x":2}}""")]
    [InlineData("\"Parameters\":{\"l\":[{\"deep.$\":\"States.Format('{}', $.a)\"},1],\"$\":2},\"End\":true", """{"l":[{"deep":"1"},1],"$":2}""")]
    [InlineData("\"InputPath\":\"$$.Execution.Input.b\",\"End\":true", """{"c":2}""")]
    public void A_pass_shapes_its_data(string fields, string expected) =>
        new Machine().Output(Machine.Of($$"""{"Type":"Pass",{{fields}}}"""), """{"a":1,"b":{"c":2}}""").ShouldBe(expected);

    [Fact]
    public void The_context_object_tells_who_runs()
    {
        var output = JsonNode.Parse(new Machine().Output(Machine.Of("""{"Type":"Pass","Parameters":{"c.$":"$$"},"OutputPath":"$.c","End":true}"""), """{"a":1}"""))!;
        output.ToJsonString().ShouldBe(
            """{"Execution":{"Id":"arn:aws:states:eu-west-1:123456789012:execution:machine:run","Input":{"a":1},"Name":"run","RoleArn":"arn:aws:iam::123456789012:role/machine","StartTime":"2026-01-01T00:00:00.000Z"},"State":{"EnteredTime":"2026-01-01T00:00:00.000Z","Name":"S","RetryCount":0},"StateMachine":{"Id":"arn:aws:states:eu-west-1:123456789012:stateMachine:machine","Name":"machine"}}""");
    }

    [Theory]
    [InlineData("\"Error\":\"E\",\"Cause\":\"C\"", "E", "C")]
    [InlineData("\"ErrorPath\":\"$.e\",\"CausePath\":\"States.JsonToString($.c)\"", "Bad", """{"x":[1]}""")]
    [InlineData("\"ErrorPath\":\"States.Format('{}!', $.e)\",\"CausePath\":\"$$.State.Name\"", "Bad!", "S")]
    [InlineData("\"Comment\":\"none\"", null, null)]
    public void A_fail_state_fails_with_what_it_says(string fields, string? error, string? cause) =>
        new Machine().Failure(Machine.Of($$"""{"Type":"Fail",{{fields}}}"""), """{"e":"Bad","c":{"x":[1]}}""").ShouldBe((error, cause));

    [Fact]
    public void A_choice_without_a_match_and_a_default_fails() =>
        new Machine().Failure(Machine.Of("""{"Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":1,"Next":"T"}]}""", """{"Type":"Succeed"}"""), """{"a":2}""")
            .Error.ShouldBe("States.NoChoiceMatched");

    [Fact]
    public void A_machine_that_loops_for_ever_ends_at_25_000_events()
    {
        var execution = new Machine().Run("""{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Choice","Choices":[{"Variable":"$.x","IsPresent":false,"Next":"A"}],"Default":"C"},"C":{"Type":"Succeed"}}}""");
        execution.Result!.Error.ShouldBe("States.Runtime");
        execution.Result.Cause.ShouldNotBeNull().ShouldContain("25000");
        execution.History.Events.Count.ShouldBe(25_000);
        execution.History.Events[^1].Type.ShouldBe("ExecutionFailed");
    }

    [Fact]
    public void Stopping_runs_no_catcher_and_lets_the_function_go_on()
    {
        var machine = new Machine();
        var function = new TaskCompletionSource<JsonNode?>();
        machine.Functions.OnAsync("f", _ => function.Task);
        var execution = machine.Begin(Machine.Of(
            """{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},"Retry":[{"ErrorEquals":["States.ALL"]}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"T"}],"End":true}""",
            """{"Type":"Succeed"}"""));
        execution.Stop("Operator", "enough").ShouldBeTrue();
        execution.Stop("Again", null).ShouldBeFalse();
        function.SetResult(null);
        execution.Result.ShouldBe(new ExecutionResult(ExecutionStatus.Aborted, null, "Operator", "enough") { StoppedAt = Machine.Start });
        execution.Path.ShouldBe(["S"]);
        execution.History.Events.Select(e => e.Type).ShouldBe(["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskStateAborted", "ExecutionAborted"]);
    }

    [Fact]
    public void The_history_tells_what_AWS_tells()
    {
        var machine = new Machine();
        machine.Functions.On("f", _ => "ok");
        var execution = machine.Run("""
            {"StartAt":"P","States":{"P":{"Type":"Pass","Next":"W"},"W":{"Type":"Wait","Seconds":5,"Next":"T"},
             "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":9,"Parameters":{"FunctionName":"f"},"OutputPath":"$.Payload","Next":"M"},
             "M":{"Type":"Map","ItemsPath":"$$.Execution.Input.i","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"Next":"E"},"E":{"Type":"Succeed"}}}
            """, """{"i":[1]}""");
        execution.History.Events.Select(e => $"{e.Id}<{e.PreviousId} {e.Type}").ShouldBe([
            "1<0 ExecutionStarted",
            "2<1 PassStateEntered", "3<2 PassStateExited",
            "4<3 WaitStateEntered", "5<4 WaitStateExited",
            "6<5 TaskStateEntered", "7<6 TaskScheduled", "8<7 TaskStarted", "9<8 TaskSucceeded", "10<9 TaskStateExited",
            "11<10 MapStateEntered", "12<11 MapStateStarted", "13<12 MapIterationStarted", "14<13 PassStateEntered", "15<14 PassStateExited",
            "16<15 MapIterationSucceeded", "17<16 MapStateSucceeded", "18<17 MapStateExited",
            "19<18 SucceedStateEntered", "20<19 SucceedStateExited", "21<20 ExecutionSucceeded"]);
        var scheduled = execution.History.Events[6];
        scheduled.At.ShouldBe(Machine.Start.AddSeconds(5));
        scheduled.Details.Parameters!.ToString().ShouldBe("""{"FunctionName":"f"}""");
        (scheduled.Details.ResourceType, scheduled.Details.Resource, scheduled.Details.TimeoutInSeconds).ShouldBe(("lambda", "invoke", 9));
    }

    [Fact]
    public void An_observer_sees_every_visit_and_may_fail_a_state_or_stop_the_run()
    {
        var observer = new Observer();
        var machine = new Machine { Observer = observer };
        machine.Functions.On("f", _ => 1);
        var definition = Machine.Of(
            """{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},"Retry":[{"ErrorEquals":["Hook"]}],"Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Next":"T"}],"Next":"T"}""",
            """{"Type":"Succeed"}""");
        observer.OnEntered = visit => { if (visit is { State: "S", RetryCount: 0 }) throw new StateFailure("Hook", "once"); };
        machine.Run(definition).Result!.Status.ShouldBe(ExecutionStatus.Succeeded);
        observer.Seen.ShouldBe(["> S 0", "> S 1", "< S", "> T 0", "< T"]);
        machine.Functions.Calls.Count.ShouldBe(1);

        observer.OnEntered = visit => { if (visit.State == "S") visit.Execution.Stop("Observer", null); };
        machine.Run(definition).Result!.Status.ShouldBe(ExecutionStatus.Aborted);
        machine.Functions.Calls.Count.ShouldBe(1);
    }

    private sealed class Observer : IStateObserver
    {
        public List<string> Seen { get; } = [];

        public Action<StateVisit> OnEntered { get; set; } = _ => { };

        public void Entered(StateVisit visit)
        {
            Seen.Add($"> {visit.State} {visit.RetryCount}");
            OnEntered(visit);
        }

        public void Exited(StateVisit visit, Json output) => Seen.Add($"< {visit.State}");
    }
}
