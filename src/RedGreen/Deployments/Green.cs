namespace RedGreen.Deployments;

/// <summary>The temporary clone that carries the new version.</summary>
public sealed record Green
{
    /// <summary>Its service's name: <c>checkout-green-1a2b3c4d</c>.</summary>
    public required string Service { get; init; }

    /// <summary>One target group for each of the service's own.</summary>
    public required IReadOnlyList<TargetGroupPair> TargetGroups { get; init; }

    /// <summary>The new image; null where a task definition was asked for.</summary>
    public string? Image { get; init; }

    /// <summary>Its task definition's ARN; null until it is registered.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Whether the task definition was registered by this deployment (and goes away with it on rollback).</summary>
    public bool OwnTaskDefinition { get; init; }

    /// <summary>How many tasks it runs.</summary>
    public int DesiredCount { get; init; }

    /// <summary>The id of its first ECS deployment, pinned; null until the service is made.</summary>
    public string? EcsDeployment { get; init; }
}

/// <summary>A target group of the service, and Green's clone of it.</summary>
public sealed record TargetGroupPair
{
    /// <summary>Red's target group ARN.</summary>
    public required string Red { get; init; }

    /// <summary>The load balancer that reaches Red's group, as an ARN; Green's too, unless it has one of its own.</summary>
    public required string LoadBalancer { get; init; }

    /// <summary>The load balancer that reaches Green's group where weighted records choose between two; null where it is the same.</summary>
    public string? GreenLoadBalancer { get; init; }

    /// <summary>Green's target group name: at most 32 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Green's target group ARN; null until it is made.</summary>
    public string? Green { get; init; }

    /// <summary>Seconds of target stickiness where Red's group is sticky, 0 where it has no duration; null where it is not sticky. A sticky group obliges the action to be sticky too.</summary>
    public int? StickySeconds { get; init; }
}
