namespace RedGreen.Fleet;

/// <summary>What must be known of an ECS service to judge whether, and how, it can be deployed.</summary>
public sealed record ServiceFacts
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary><c>ACTIVE</c>, <c>DRAINING</c> or <c>INACTIVE</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Its task definition's ARN.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>How many tasks it wants.</summary>
    public int DesiredCount { get; init; }

    /// <summary>How many run.</summary>
    public int RunningCount { get; init; }

    /// <summary><c>ECS</c>, <c>CODE_DEPLOY</c> or <c>EXTERNAL</c>.</summary>
    public string DeploymentController { get; init; } = "ECS";

    /// <summary><c>ROLLING</c>, <c>BLUE_GREEN</c>, ...</summary>
    public string DeploymentStrategy { get; init; } = "ROLLING";

    /// <summary><c>REPLICA</c> or <c>DAEMON</c>.</summary>
    public string SchedulingStrategy { get; init; } = "REPLICA";

    /// <summary>Whether ECS Express mode owns its resources.</summary>
    public bool IsExpress { get; init; }

    /// <summary>Its load balancers' entries.</summary>
    public IReadOnlyList<LoadBalancerEntry> LoadBalancers { get; init; } = [];

    /// <summary>Its ECS deployments with tasks or without.</summary>
    public IReadOnlyList<EcsDeploymentFacts> Deployments { get; init; } = [];

    /// <summary>Whether it registers with Cloud Map or Service Connect: that traffic does not shift.</summary>
    public bool HasServiceDiscovery { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>One entry of a service's load balancers.</summary>
/// <param name="TargetGroupArn">The target group; null for a classic load balancer.</param>
/// <param name="ContainerName">The container it reaches; null where AWS does not say.</param>
public sealed record LoadBalancerEntry(string? TargetGroupArn, string? ContainerName);

/// <summary>One ECS deployment of a service.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsPrimary">Whether it is the PRIMARY one.</param>
/// <param name="TaskDefinition">Its task definition's ARN.</param>
/// <param name="RolloutState"><c>IN_PROGRESS</c>, <c>COMPLETED</c> or <c>FAILED</c>; null where ECS does not say.</param>
public sealed record EcsDeploymentFacts(string Id, bool IsPrimary, string TaskDefinition, string? RolloutState);

/// <summary>What must be known of a task definition.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Family">Its family.</param>
/// <param name="IsActive">Whether new services may use it.</param>
/// <param name="Containers">Container name -> image.</param>
public sealed record TaskDefinitionFacts(string Arn, string Family, bool IsActive, IReadOnlyDictionary<string, string> Containers);
