namespace RedGreen.Cli.Json;

/// <summary>What <c>services --json</c> prints.</summary>
internal sealed record ServicesJson(IReadOnlyList<ServiceJson> Services);

/// <summary>A service.</summary>
internal sealed record ServiceJson
{
    public required string Cluster { get; init; }

    public required string Service { get; init; }

    /// <summary>The image that a deployment would replace; null where that is not clear.</summary>
    public string? Image { get; init; }

    public required int RunningTasks { get; init; }

    public required int DesiredTasks { get; init; }

    /// <summary>Whether pushes of its image deploy it.</summary>
    public required bool Enrolled { get; init; }

    /// <summary>Whether it can be deployed.</summary>
    public required bool Deployable { get; init; }

    /// <summary>Why not: every reason.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The id of the deployment that it belongs to; null for none.</summary>
    public string? Deployment { get; init; }

    /// <summary>The phase of that deployment: <c>taken</c>, <c>planned</c>, <c>promoted</c>, <c>needsPerson</c>.</summary>
    public string? Phase { get; init; }
}
