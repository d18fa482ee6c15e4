using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>An execution has started or ended: what EventBridge's <c>Step Functions Execution Status Change</c> is made of.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Status">Its new status.</param>
/// <param name="Input">Its input as it was given.</param>
internal sealed record ExecutionStatusChange(StateMachineExecution Execution, ExecutionStatus Status, string Input)
{
    /// <summary>The source of the event.</summary>
    public const string Source = "aws.states";

    /// <summary>The detail-type of the event.</summary>
    public const string DetailType = "Step Functions Execution Status Change";

    /// <summary>The event's detail. Dates are milliseconds, unlike in the API.</summary>
    public JsonObject Detail()
    {
        var result = Status == ExecutionStatus.Running ? null : Execution.Result;
        return new JsonObject
        {
            ["executionArn"] = Execution.Identity.Arn,
            ["stateMachineArn"] = Execution.Identity.StateMachineArn,
            ["name"] = Execution.Identity.Name,
            ["status"] = Status.Name(),
            ["startDate"] = Execution.StartedAt.ToUnixTimeMilliseconds(),
            ["stopDate"] = result?.StoppedAt.ToUnixTimeMilliseconds(),
            ["input"] = Input,
            ["inputDetails"] = new JsonObject { ["included"] = true },
            ["output"] = result?.Output?.ToString(),
            ["outputDetails"] = result?.Output is null ? null : new JsonObject { ["included"] = true },
            ["error"] = result?.Error,
            ["cause"] = result?.Cause,
        };
    }
}
