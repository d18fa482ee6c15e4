using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.StepFunctions.Service;

/// <summary>The same service with real timers and threads.</summary>
public class ScaledTimeTests
{
    private static readonly string[] Kinds = ["MapIterationStarted", "MapIterationSucceeded"];

    [Fact]
    public async Task An_execution_runs_by_itself_with_its_iterations_on_many_threads()
    {
        var context = new SandboxContext(new ScaledTime(1000, Machine.Start));
        var functions = new FakeFunctions();
        functions.OnAsync("f", async payload =>
        {
            await Task.Yield();
            return payload!.DeepClone();
        });
        var service = new StepFunctionsService(context, new FakeAws(), functions, seed: 1);
        string arn;
        lock (context.Gate)
        {
            var machine = service.Handle("CreateStateMachine", new JsonObject { ["name"] = "m", ["roleArn"] = "arn:aws:iam::123456789012:role/r", ["definition"] = Definition })["stateMachineArn"]!.GetValue<string>();
            arn = service.Handle("StartExecution", new JsonObject { ["stateMachineArn"] = machine, ["input"] = $"[{string.Join(',', Enumerable.Range(0, 100))}]" })["executionArn"]!.GetValue<string>();
        }

        var result = await service.Completion(arn);
        result.Status.ShouldBe(ExecutionStatus.Succeeded, result.Cause);
        result.Output!.ToNode()!.AsArray().Select(item => item!.GetValue<int>()).ShouldBe(Enumerable.Range(0, 100));
        var events = service.Execution(arn).History.Events;
        events.Select(each => each.Id).ShouldBe(Enumerable.Range(1, events.Count));
        Kinds.ShouldAllBe(kind => events.Count(each => each.Type == kind) == 100);
    }

    [Fact]
    public async Task A_fast_clock_does_not_shorten_a_states_patience_with_real_work()
    {
        var context = new SandboxContext(new ScaledTime(1000, Machine.Start));
        var functions = new FakeFunctions();
        functions.OnAsync("f", async payload =>
        {
            await Task.Delay(TimeSpan.FromSeconds(60), context.Time);
            return payload!.DeepClone();
        });
        var service = new StepFunctionsService(context, new FakeAws(), functions, seed: 1);
        string arn;
        lock (context.Gate)
        {
            var machine = service.Handle("CreateStateMachine", new JsonObject { ["name"] = "m", ["roleArn"] = "arn:aws:iam::123456789012:role/r", ["definition"] = Patient })["stateMachineArn"]!.GetValue<string>();
            arn = service.Handle("StartExecution", new JsonObject { ["stateMachineArn"] = machine, ["input"] = "{}" })["executionArn"]!.GetValue<string>();
        }

        (await service.Completion(arn)).Status.ShouldBe(ExecutionStatus.Succeeded);
    }

    private const string Patient = """
        {"StartAt":"F","States":{"F":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":30,"Parameters":{"FunctionName":"f","Payload.$":"$"},"OutputPath":"$.Payload","End":true}}}
        """;

    private const string Definition = """
        {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"W","States":{
          "W":{"Type":"Wait","Seconds":1,"Next":"F"},
          "F":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":99999999,"Parameters":{"FunctionName":"f","Payload.$":"$"},"OutputPath":"$.Payload","End":true}}}}}}
        """;
}
