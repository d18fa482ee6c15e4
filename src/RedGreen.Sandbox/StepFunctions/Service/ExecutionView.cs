using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>Executions as the API shows them.</summary>
internal static class ExecutionView
{
    /// <summary>The status as the API names it: <c>TIMED_OUT</c>.</summary>
    public static string Name(this ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        ExecutionStatus.Aborted => "ABORTED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };

    /// <summary>As ListExecutions shows it.</summary>
    public static JsonObject Summary(StateMachineExecution execution)
    {
        var result = execution.Result;
        var shown = new JsonObject
        {
            ["executionArn"] = execution.Identity.Arn,
            ["stateMachineArn"] = execution.Identity.StateMachineArn,
            ["name"] = execution.Identity.Name,
            ["status"] = (result?.Status ?? ExecutionStatus.Running).Name(),
            ["startDate"] = execution.StartedAt.ToEpochSeconds(),
        };
        if (result is not null)
            shown["stopDate"] = result.StoppedAt.ToEpochSeconds();
        shown["redriveCount"] = 0;
        return shown;
    }

    /// <summary>As DescribeExecution shows it.</summary>
    public static JsonObject Description(StateMachineExecution execution, string input)
    {
        var shown = Summary(execution);
        shown["input"] = input;
        shown["inputDetails"] = new JsonObject { ["included"] = true };
        // Of a running execution there is nothing more to tell; one that ended in between was shown as running.
        if (!shown.ContainsKey("stopDate") || execution.Result is not { } result)
            return shown;
        if (result.Output is { } output)
        {
            shown["output"] = output.ToString();
            shown["outputDetails"] = new JsonObject { ["included"] = true };
        }

        if (result.Error is { } error)
            shown["error"] = error;
        if (result.Cause is { } cause)
            shown["cause"] = cause;
        return shown;
    }
}
