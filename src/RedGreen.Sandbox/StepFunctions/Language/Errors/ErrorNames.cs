using System.Collections.Immutable;

namespace RedGreen.Sandbox.StepFunctions.Language;

/// <summary>The error names that the States Language and Step Functions define, and what they match.</summary>
internal static class ErrorNames
{
    /// <summary>Any error except <see cref="Runtime"/> and <see cref="DataLimitExceeded"/>.</summary>
    public const string All = "States.ALL";

    /// <summary>A task ran longer than TimeoutSeconds.</summary>
    public const string Timeout = "States.Timeout";

    /// <summary>A task did not report in HeartbeatSeconds.</summary>
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";

    /// <summary>As a matcher: any error but a time-out.</summary>
    public const string TaskFailed = "States.TaskFailed";

    /// <summary>The interpreter could not go on. Ends every execution: nothing catches it.</summary>
    public const string Runtime = "States.Runtime";

    /// <summary>A document of more than 256 KiB. Only its own name catches it.</summary>
    public const string DataLimitExceeded = "States.DataLimitExceeded";

    /// <summary>A ResultPath cannot be applied to the state's input.</summary>
    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";

    /// <summary>No choice matched and there is no Default.</summary>
    public const string NoChoiceMatched = "States.NoChoiceMatched";

    /// <summary>An intrinsic function cannot work with its arguments.</summary>
    public const string IntrinsicFailure = "States.IntrinsicFailure";

    /// <summary>
    /// The names that may stand in ErrorEquals. The last five are defined by the language but raised nowhere here:
    /// AWS reports a Parameters path that finds nothing as <see cref="Runtime"/>.
    /// </summary>
    public static ImmutableHashSet<string> Reserved { get; } =
    [
        All, Timeout, HeartbeatTimeout, TaskFailed, Runtime, DataLimitExceeded, ResultPathMatchFailure, NoChoiceMatched, IntrinsicFailure,
        "States.ParameterPathFailure", "States.Permissions", "States.BranchFailed", "States.Http.Socket", "States.ExceedToleratedFailureThreshold",
    ];

    /// <summary>Whether a Retry's or Catch's ErrorEquals covers an error.</summary>
    public static bool Match(ImmutableArray<string> errorEquals, string? error) => error switch
    {
        Runtime => false,
        DataLimitExceeded => errorEquals.Contains(error),
        Timeout => errorEquals.Contains(All) || errorEquals.Contains(error),
        HeartbeatTimeout => errorEquals.Contains(All) || errorEquals.Contains(error) || errorEquals.Contains(Timeout),
        _ => errorEquals.Contains(All) || errorEquals.Contains(TaskFailed) || (error is not null && errorEquals.Contains(error)),
    };
}
