namespace RedGreen.Sandbox.Ecs;

/// <summary>How long things take in ECS, in sandbox time. AWS promises no figures; the defaults are a quick day on Fargate.</summary>
internal sealed record EcsTimings
{
    /// <summary>PROVISIONING: a place and a network interface for the task.</summary>
    public TimeSpan Provisioning { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>PENDING: pulling images.</summary>
    public TimeSpan Pulling { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>DEPROVISIONING: giving the place back.</summary>
    public TimeSpan Deprovisioning { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a task without a load balancer runs before it counts as running successfully.</summary>
    public TimeSpan SteadyAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the scheduler looks at a service that is on its way somewhere.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often it looks at one that is in a steady state.</summary>
    public TimeSpan SteadyTick { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause after tasks failed to start for the first time; it doubles each time.</summary>
    public TimeSpan FirstThrottle { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest such pause: 27 minutes, as the ECS developer guide has it for its service throttle.</summary>
    public TimeSpan LongestThrottle { get; init; } = TimeSpan.FromMinutes(27);

    /// <summary>How long stopped tasks can be described: about an hour on AWS.</summary>
    public TimeSpan StoppedTasksVisible { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a deleted service can be described.</summary>
    public TimeSpan InactiveServicesVisible { get; init; } = TimeSpan.FromHours(1);
}
