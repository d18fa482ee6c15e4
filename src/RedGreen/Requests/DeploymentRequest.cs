using System.Text.Json;

namespace RedGreen.Requests;

/// <summary>What somebody asked for, in their own spelling.</summary>
public sealed record DeploymentRequest
{
    /// <summary>The cluster's name or ARN.</summary>
    public required string Cluster { get; init; }

    /// <summary>The service's name or ARN.</summary>
    public required string Service { get; init; }

    /// <summary>The new image; null where a task definition is given instead.</summary>
    public string? Image { get; init; }

    /// <summary>The new task definition as <c>family:revision</c> or ARN; null where an image is given instead.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Which container gets the image; null for the one that the load balancer reaches.</summary>
    public string? Container { get; init; }

    /// <summary>Strategy fields that win over the service's tags, by the tags' names without their prefix; null for none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Strategy { get; init; }
}
