using System.Text.Json;

namespace RedGreen.Requests;

/// <summary>A request whose cluster and service were found: AWS's own spelling, so that every spelling takes the same lock.</summary>
public sealed record ResolvedRequest
{
    /// <summary>The cluster's ARN.</summary>
    public required string Cluster { get; init; }

    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>The service's ARN, of the long form.</summary>
    public required string ServiceArn { get; init; }

    /// <summary>See <see cref="DeploymentRequest.Image"/>.</summary>
    public string? Image { get; init; }

    /// <summary>See <see cref="DeploymentRequest.TaskDefinition"/>.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>See <see cref="DeploymentRequest.Container"/>.</summary>
    public string? Container { get; init; }

    /// <summary>See <see cref="DeploymentRequest.Strategy"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Strategy { get; init; }
}
