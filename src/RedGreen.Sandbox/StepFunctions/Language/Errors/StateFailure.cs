namespace RedGreen.Sandbox.StepFunctions.Language;

/// <summary>A state failed: what Retry and Catch are matched with.</summary>
/// <param name="error">The error's name; null for a Fail state that gives none.</param>
/// <param name="cause">What happened, for people; null for none.</param>
internal sealed class StateFailure(string? error, string? cause) : Exception($"{error}: {cause}")
{
    /// <summary>The error's name.</summary>
    public string? Error { get; } = error;

    /// <summary>What happened.</summary>
    public string? Cause { get; } = cause;

    /// <summary>The interpreter itself could not go on: a path that finds nothing, a value of a wrong kind.</summary>
    public static StateFailure Runtime(string cause) => new(ErrorNames.Runtime, cause);
}
