using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Sandbox.Tests.StepFunctions.Execution;

public class BranchTests
{
    private readonly Machine _machine = new();

    [Fact]
    public void Branches_run_at_once_and_their_outputs_keep_their_order()
    {
        _machine.Output(Machine.Of("""
            {"Type":"Parallel","Parameters":{"x.$":"$.a"},"ResultPath":"$.r","End":true,"Branches":[
              {"StartAt":"A1","States":{"A1":{"Type":"Wait","Seconds":30,"Next":"A2"},"A2":{"Type":"Pass","Result":"late","End":true}}},
              {"StartAt":"B1","States":{"B1":{"Type":"Wait","Seconds":10,"Next":"B2"},"B2":{"Type":"Pass","OutputPath":"$.x","End":true}}}]}
            """), """{"a":7}""").ShouldBe("""{"a":7,"r":["late",7]}""");
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_branch_that_fails_stops_the_others_and_its_error_is_the_states()
    {
        var execution = _machine.Run(Machine.Of("""
            {"Type":"Parallel","Catch":[{"ErrorEquals":["Bad"],"Next":"T"}],"End":true,"Branches":[
              {"StartAt":"A1","States":{"A1":{"Type":"Wait","Seconds":30,"Next":"A2"},"A2":{"Type":"Pass","End":true}}},
              {"StartAt":"B1","States":{"B1":{"Type":"Wait","Seconds":10,"Next":"B2"},"B2":{"Type":"Fail","Error":"Bad","Cause":"it"}}}]}
            """, """{"Type":"Succeed"}"""));
        execution.Result!.Output!.ToString().ShouldBe("""{"Error":"Bad","Cause":"it"}""");
        execution.Path.ShouldBe(["S", "A1", "B1", "B2", "T"]);
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(10));
        execution.History.Events.Select(e => e.Type).ShouldContain("ParallelStateFailed");
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 50)]
    [InlineData(2, 30)]
    [InlineData(9, 10)]
    public void A_map_runs_as_many_iterations_at_once_as_it_may(int concurrency, int seconds)
    {
        _machine.Output(
            Machine.Of("""
            {"Type":"Map","ItemsPath":"$.items","MaxConcurrencyPath":"$.n","ItemSelector":{"i.$":"$$.Map.Item.Index","v.$":"$$.Map.Item.Value","all.$":"$.tag"},"End":true,
             "ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"I","States":{"I":{"Type":"Wait","Seconds":10,"Next":"J"},"J":{"Type":"Pass","Parameters":{"in.$":"$","again.$":"$$.Map.Item.Value"},"OutputPath":"$","End":true}}}}
            """),
            $$"""{"tag":"t","n":{{concurrency}},"items":[5,6,7,8,9]}""").ShouldStartWith("""[{"in":{"i":0,"v":5,"all":"t"},"again":5},{"in":{"i":1""");
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void A_map_without_items_gives_an_empty_list() =>
        _machine.Output(Machine.Of("""{"Type":"Map","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}"""), "[]").ShouldBe("[]");

    [Fact]
    public void Items_that_are_no_array_end_the_execution() =>
        _machine.Failure(Machine.Of("""{"Type":"Map","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"T"}],"End":true}""", """{"Type":"Succeed"}"""))
            .Error.ShouldBe("States.Runtime");

    [Fact]
    public void A_failed_iteration_stops_those_under_way_and_those_to_come()
    {
        _machine.Functions.On("f", payload => payload!.GetValue<int>() == 2 ? throw new FunctionError("Two", "") : payload.DeepClone());
        var execution = _machine.Run(
            Machine.Of("""
            {"Type":"Map","MaxConcurrency":2,"End":true,"ItemProcessor":{"StartAt":"I","States":{
              "I":{"Type":"Wait","SecondsPath":"$","Next":"J"},
              "J":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f","Payload.$":"$"},"End":true}}}}
            """), "[9,1,2,1,1]");
        execution.Result!.Error.ShouldBe("Two");
        _machine.Functions.Calls.Select(call => call.Payload!.GetValue<int>()).ShouldBe([1, 2]);
        execution.History.Events.Where(e => e.Type.StartsWith("MapIteration", StringComparison.Ordinal)).Select(e => $"{e.Type[12..]} {e.Details.Index}")
            .ShouldBe(["Started 0", "Started 1", "Succeeded 1", "Started 2", "Failed 2", "Aborted 0"]);
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_retried_map_runs_all_its_iterations_again()
    {
        var calls = 0;
        _machine.Functions.On("f", _ => ++calls == 2 ? throw new FunctionError("Once", "") : JsonValue.Create(calls));
        _machine.Output(
            Machine.Of("""
            {"Type":"Map","MaxConcurrency":1,"Retry":[{"ErrorEquals":["Once"]}],"End":true,"ItemProcessor":{"StartAt":"J","States":{
              "J":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},"OutputPath":"$.Payload","End":true}}}}
            """), "[0,0]").ShouldBe("[3,4]");
    }

    [Fact]
    public void Branches_inside_branches_stop_together()
    {
        var execution = _machine.Begin(Machine.Of("""
            {"Type":"Parallel","End":true,"Branches":[{"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.i","End":true,
              "ItemProcessor":{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":99,"End":true}}}}}}]}
            """), """{"i":[1,2]}""");
        execution.Stop("why", "not").ShouldBeTrue();
        execution.Status.ShouldBe(ExecutionStatus.Aborted);
        execution.History.Events.Skip(8).Select(e => e.Type).ShouldBe(["WaitStateEntered", "WaitStateAborted", "WaitStateAborted", "MapStateAborted", "ParallelStateAborted", "ExecutionAborted"]);
        execution.Completion.IsCompleted.ShouldBeTrue();
    }
}
