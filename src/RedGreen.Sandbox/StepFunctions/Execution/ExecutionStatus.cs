using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>Where an execution stands.</summary>
internal enum ExecutionStatus
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It reached its end.</summary>
    Succeeded,

    /// <summary>A state failed and nothing caught it.</summary>
    Failed,

    /// <summary>It ran longer than the machine's TimeoutSeconds.</summary>
    TimedOut,

    /// <summary>It was stopped.</summary>
    Aborted,
}

/// <summary>How an execution ended.</summary>
/// <param name="Status">Not <see cref="ExecutionStatus.Running"/>.</param>
/// <param name="Output">Its output; null unless it succeeded.</param>
/// <param name="Error">The error's name; null for none.</param>
/// <param name="Cause">The cause; null for none.</param>
internal sealed record ExecutionResult(ExecutionStatus Status, Json? Output, string? Error, string? Cause)
{
    /// <summary>When it ended.</summary>
    public DateTimeOffset StoppedAt { get; init; }
}

/// <summary>Names of an execution and its machine, as in the context object.</summary>
internal sealed record ExecutionIdentity(string Arn, string Name, string StateMachineArn, string StateMachineName, string RoleArn, string Region);
