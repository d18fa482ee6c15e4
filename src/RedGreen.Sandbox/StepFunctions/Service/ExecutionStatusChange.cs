using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>An execution has started or ended: what EventBridge's <c>Step Functions Execution Status Change</c> is made of.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Status">Its new status.</param>
/// <param name="Input">Its input as it was given.</param>
internal sealed record ExecutionStatusChange(StateMachineExecution Execution, ExecutionStatus Status, string Input)
{
    // An event has room for so much, escaped: first the input is left out, then the output.
    private const int Room = 248 * 1024;

    /// <summary>The source of the event.</summary>
    public const string Source = "aws.states";

    /// <summary>The detail-type of the event.</summary>
    public const string DetailType = "Step Functions Execution Status Change";

    /// <summary>The event's detail. Dates are milliseconds, unlike in the API.</summary>
    public JsonObject Detail()
    {
        var result = Status == ExecutionStatus.Running ? null : Execution.Result;
        var output = result?.Output?.ToString();
        var outputFits = output is not null && JsonText.SizeOf(output) <= Room;
        var inputFits = JsonText.SizeOf(Input) + (outputFits ? JsonText.SizeOf(output!) : 0) <= Room;
        return new JsonObject
        {
            ["executionArn"] = Execution.Identity.Arn,
            ["stateMachineArn"] = Execution.Identity.StateMachineArn,
            ["name"] = Execution.Identity.Name,
            ["status"] = Status.Name(),
            ["startDate"] = Execution.StartedAt.ToUnixTimeMilliseconds(),
            ["stopDate"] = result?.StoppedAt.ToUnixTimeMilliseconds(),
            ["input"] = inputFits ? Input : null,
            ["inputDetails"] = new JsonObject { ["included"] = inputFits },
            ["output"] = outputFits ? output : null,
            ["outputDetails"] = output is null ? null : new JsonObject { ["included"] = outputFits },
            ["error"] = result?.Error,
            ["cause"] = result?.Cause,
        };
    }
}
