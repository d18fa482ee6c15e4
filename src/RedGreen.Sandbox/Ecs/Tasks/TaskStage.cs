namespace RedGreen.Sandbox.Ecs.Tasks;

/// <summary>A task's <c>lastStatus</c>, in the order in which a task goes through them.</summary>
internal enum TaskStage
{
    Provisioning,
    Pending,
    Running,

    /// <summary>Its targets drain; the containers still serve.</summary>
    Deactivating,

    /// <summary>The containers were told to end.</summary>
    Stopping,
    Deprovisioning,
    Stopped,
}
