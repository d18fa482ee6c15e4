using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.AutoScaling;

/// <summary>The AWS SDK integration of Step Functions with Application Auto Scaling.</summary>
public class StateMachineTests
{
    [Fact]
    public async Task A_state_suspends_scaling_and_reads_it_back()
    {
        await using var shop = new ScaledShop();
        shop.Call("RegisterScalableTarget", """{ "MinCapacity": 1, "MaxCapacity": 4 }""");
        var output = Run(shop, """
            { "StartAt": "Suspend", "States": {
                "Suspend": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:applicationautoscaling:registerScalableTarget", "ResultPath": "$.registered", "Next": "Read", "Parameters": {
                    "ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount", "ResourceId.$": "$.resource",
                    "SuspendedState": { "DynamicScalingInSuspended": true, "ScheduledScalingSuspended": true } } },
                "Read": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:applicationautoscaling:describeScalableTargets", "ResultPath": "$.read", "End": true, "Parameters": {
                    "ServiceNamespace": "ecs", "ResourceIds.$": "States.Array($.resource)" } } } }
            """);
        ((string)output["registered"]!["ScalableTargetARN"]!).ShouldStartWith("arn:aws:application-autoscaling:eu-west-1:123456789012:scalable-target/");
        var target = output["read"]!["ScalableTargets"]![0]!;
        target["SuspendedState"]!.ToJsonString().ShouldBe("""{"DynamicScalingInSuspended":true,"DynamicScalingOutSuspended":false,"ScheduledScalingSuspended":true}""");
        ((string)target["CreationTime"]!).ShouldStartWith("2026-01-01T00:");
    }

    [Theory]
    [InlineData("deregisterScalableTarget", "ApplicationAutoScaling.ObjectNotFoundException")]
    [InlineData("registerScalableTarget", "ApplicationAutoScaling.ValidationException")]
    public async Task Errors_have_the_names_that_the_integration_gives_them(string action, string expected)
    {
        await using var shop = new ScaledShop();
        var output = Run(shop, $$"""
            { "StartAt": "Call", "States": {
                "Call": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:applicationautoscaling:{{action}}", "Next": "Never", "Parameters": {
                    "ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount", "ResourceId.$": "$.resource" },
                    "Catch": [{ "ErrorEquals": ["{{expected}}"], "ResultPath": "$.error", "Next": "Caught" }] },
                "Never": { "Type": "Fail" },
                "Caught": { "Type": "Pass", "End": true } } }
            """);
        ((string?)output["error"]!["Error"]).ShouldBe(expected);
    }

    private static JsonObject Run(ScaledShop shop, string definition)
    {
        var machine = shop.Sandbox.Call("states", "CreateStateMachine", new() { ["name"] = "scale", ["definition"] = definition, ["roleArn"] = "arn:aws:iam::123456789012:role/scale" });
        var execution = shop.Sandbox.Call("states", "StartExecution", new() { ["stateMachineArn"] = machine["stateMachineArn"]!.DeepClone(), ["input"] = $$"""{ "resource": "{{ScaledShop.Resource}}" }""" });
        shop.Pass(minutes: 1);
        var described = shop.Sandbox.Call("states", "DescribeExecution", new() { ["executionArn"] = execution["executionArn"]!.DeepClone() });
        ((string?)described["status"]).ShouldBe("SUCCEEDED", described.ToJsonString());
        return JsonNode.Parse((string)described["output"]!)!.AsObject();
    }
}
