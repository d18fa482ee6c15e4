using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.StepFunctions.Execution;

/// <summary>A whole deployment machine of the kind that ships, with fake functions.</summary>
public class SketchTests
{
    private const string Request = """{"cluster":"c","service":"checkout","image":"repo/checkout:2"}""";
    private static readonly string Definition = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "StepFunctions", "deployment.sketch.asl.json"));
    private readonly Machine _machine = new();
    private int _increments;

    public SketchTests()
    {
        _machine.Aws.On("dynamodb:PutItem", _ => []).On("dynamodb:DeleteItem", _ => []).On("elasticloadbalancing:ModifyRule", _ => []);
        _machine.Functions
            .On("PlanDeployment", payload => Document(payload, "wait", ("hooks", new JsonArray("before-traffic")), ("traffic", new JsonObject
            {
                ["rules"] = new JsonArray(
                    new JsonObject { ["arn"] = "rule-1", ["redActions"] = new JsonArray(new JsonObject { ["Type"] = "forward" }) },
                    new JsonObject { ["arn"] = "rule-2", ["redActions"] = new JsonArray() }),
            })))
            .On("EvaluateHealth", payload => Document(payload, ++_increments < 4 ? "wait" : _increments < 7 ? "advance" : "complete"))
            .On("before-traffic", _ => null)
            .On("ShiftWeight", payload => Document(payload, "wait"))
            .On("Rollback", payload => Document(payload, "rolledBack", ("reasons", new JsonArray("Green failed"))));
    }

    [Fact]
    public void A_good_release_is_promoted()
    {
        var execution = _machine.Run(Definition, Request);
        execution.Result!.Status.ShouldBe(ExecutionStatus.Succeeded);
        execution.TopLevelPath.ShouldBe([
            "Recovering?", "RequestIsComplete?", "TakeLock", "PlanDeployment",
            .. Enumerable.Repeat((string[])["WaitForIncrement", "EvaluateHealth", "Decision?"], 3).SelectMany(states => states),
            .. Enumerable.Repeat((string[])["WaitForIncrement", "EvaluateHealth", "Decision?", "RunHooks", "ShiftWeight"], 3).SelectMany(states => states),
            "WaitForIncrement", "EvaluateHealth", "Decision?", "ReleaseLock", "Outcome?", "Promoted"]);
        execution.Path.Count(state => state == "RunHook").ShouldBe(3);
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(7 * 20));
        _machine.Aws.Calls[0].Input["Item"]!["owner"]!["S"]!.GetValue<string>().ShouldBe(execution.Identity.Arn);
        _machine.Aws.Calls[0].Caller.ShouldBe($"states:{execution.Identity.Arn}");
    }

    [Fact]
    public void A_bad_release_comes_back_with_its_reasons()
    {
        _machine.Functions.On("EvaluateHealth", payload => Document(payload, "rollback"));
        _machine.Failure(Definition, Request).ShouldBe(("RolledBack", """["Green failed"]"""));
    }

    [Fact]
    public void A_rollback_that_fails_forces_the_traffic_back_by_direct_calls()
    {
        _machine.Functions.On("EvaluateHealth", _ => throw new FunctionError("Broken", "no health")).On("Rollback", _ => throw new FunctionError("Broken", "no way back"));
        var (error, cause) = _machine.Failure(Definition, Request);
        error.ShouldBe("RollbackFailed");
        cause.ShouldNotBeNull().ShouldContain("no way back");
        _machine.Aws.Calls.Where(call => call.Operation == "elasticloadbalancing:ModifyRule").Select(call => call.Input["RuleArn"]!.GetValue<string>()).ShouldBe(["rule-1", "rule-2"]);
    }

    [Fact]
    public void A_rule_that_cannot_be_changed_is_tried_again_until_attempts_run_out()
    {
        _machine.Functions.On("EvaluateHealth", _ => throw new FunctionError("Broken", "")).On("Rollback", _ => throw new FunctionError("Broken", ""));
        _machine.Aws.Refuse("elasticloadbalancing:ModifyRule", "RuleNotFound", "no such rule");
        var (error, cause) = _machine.Failure(Definition, Request);
        error.ShouldBe("RollbackFailed");
        cause.ShouldNotBeNull().ShouldContain("ElasticLoadBalancingV2.RuleNotFoundException");
        _machine.Aws.Calls.Count(call => call.Operation == "elasticloadbalancing:ModifyRule").ShouldBe(7);
    }

    [Fact]
    public void A_held_lock_rejects_without_touching_anything()
    {
        _machine.Aws.Refuse("dynamodb:PutItem", "ConditionalCheckFailedException", "The conditional request failed");
        var execution = _machine.Run(Definition, Request);
        execution.Result!.Error.ShouldBe("Rejected");
        execution.Result.Cause.ShouldNotBeNull().ShouldContain("DynamoDB.ConditionalCheckFailedException");
        execution.Path.ShouldBe(["Recovering?", "RequestIsComplete?", "TakeLock", "Rejected"]);
    }

    [Fact]
    public void A_throttled_lock_is_tried_again()
    {
        var times = 0;
        _machine.Aws.On("dynamodb:PutItem", _ => ++times < 3 ? throw new AwsError("ProvisionedThroughputExceededException", "slow") : []);
        _machine.Run(Definition, Request).Result!.Status.ShouldBe(ExecutionStatus.Succeeded);
        times.ShouldBe(3);
    }

    [Fact]
    public void An_incomplete_request_is_rejected() =>
        _machine.Failure(Definition, """{"cluster":"c"}""").Error.ShouldBe("Rejected");

    [Fact]
    public void A_deployment_that_never_ends_times_out()
    {
        _machine.Functions.On("EvaluateHealth", payload => Document(payload, "wait"));
        var execution = _machine.Run(Definition, Request);
        execution.Result!.Status.ShouldBe(ExecutionStatus.TimedOut);
        _machine.Elapsed.ShouldBe(TimeSpan.FromSeconds(600));
    }

    // What a function makes of the document that it gets.
    private static JsonObject Document(JsonNode? payload, string decision, params (string Name, JsonNode Value)[] fields)
    {
        var document = (JsonObject)payload!["deployment"]!.DeepClone();
        document["decision"] = decision;
        document["waitSeconds"] = 20;
        foreach (var (name, value) in fields)
            document[name] = value;
        return document;
    }
}
