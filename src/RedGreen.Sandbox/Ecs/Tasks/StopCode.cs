namespace RedGreen.Sandbox.Ecs.Tasks;

/// <summary>Why tasks stop: ECS's own words.</summary>
internal static class StopCode
{
    public const string TaskFailedToStart = "TaskFailedToStart";
    public const string EssentialContainerExited = "EssentialContainerExited";
    public const string UserInitiated = "UserInitiated";
    public const string ServiceSchedulerInitiated = "ServiceSchedulerInitiated";
}
