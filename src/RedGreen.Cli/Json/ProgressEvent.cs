namespace RedGreen.Cli.Json;

/// <summary>A line of <c>--wait --json</c>. Fields that a kind of event does not have are left out.</summary>
/// <param name="Event"><c>following</c>, <c>progress</c>, <c>timeline</c>, <c>note</c> or <c>ended</c>.</param>
internal sealed record ProgressEvent(string Event)
{
    /// <summary>The execution's ARN.</summary>
    public string? Execution { get; init; }

    /// <summary>Its page in the AWS console.</summary>
    public string? Console { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What happened, in words.</summary>
    public string? What { get; init; }

    /// <summary>Where it stands.</summary>
    public DeploymentJson? Deployment { get; init; }

    /// <summary>How it ended.</summary>
    public string? Outcome { get; init; }

    /// <summary>What the command exits with.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it ended so.</summary>
    public string? Why { get; init; }

    /// <summary>The reasons of the last decision.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>What a person must do now.</summary>
    public string? NextStep { get; init; }
}
