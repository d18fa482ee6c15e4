using RedGreen.Fleet;

namespace RedGreen.Deployments;

/// <summary>The ECS service that people know, as it was when the deployment was planned.</summary>
public sealed record Red
{
    /// <summary>Its task definition before the deployment, as an ARN.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>The image that is replaced; null where a task definition was asked for.</summary>
    public string? Image { get; init; }

    /// <summary>Its desired count when the deployment was planned.</summary>
    public required int DesiredCount { get; init; }

    /// <summary>Its autoscaling, to be restored at every ending; null where it has none.</summary>
    public RedScaling? Scaling { get; init; }

    /// <summary>The ECS deployment that UpdateRed started, on the way home; null before.</summary>
    public string? EcsDeployment { get; init; }
}

/// <summary>Red's autoscaling before the deployment.</summary>
/// <param name="ResourceId">Application Auto Scaling's name of the service: <c>service/cluster/service</c>.</param>
/// <param name="Suspended">What was suspended already.</param>
public sealed record RedScaling(string ResourceId, SuspendedScaling Suspended);
