using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>A state machine that was created. Its executions keep the definition that they began with.</summary>
/// <param name="Number">From 1, in the order of creation.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">The definition as it was given.</param>
/// <param name="Definition">The definition as it runs.</param>
/// <param name="RoleArn">Its role.</param>
/// <param name="CreatedAt">When.</param>
internal sealed record StateMachineRecord(
    long Number, string Arn, string Name, string Text, StateMachineDefinition Definition, string RoleArn, DateTimeOffset CreatedAt)
{
    /// <summary>As ListStateMachines shows it.</summary>
    public JsonObject Summary() => new()
    {
        ["stateMachineArn"] = Arn,
        ["name"] = Name,
        ["type"] = "STANDARD",
        ["creationDate"] = CreatedAt.ToEpochSeconds(),
    };

    /// <summary>As DescribeStateMachine shows it.</summary>
    public JsonObject Description()
    {
        var shown = Summary();
        shown["status"] = "ACTIVE";
        shown["definition"] = Text;
        shown["roleArn"] = RoleArn;
        shown["loggingConfiguration"] = new JsonObject { ["level"] = "OFF", ["includeExecutionData"] = false };
        return shown;
    }
}
