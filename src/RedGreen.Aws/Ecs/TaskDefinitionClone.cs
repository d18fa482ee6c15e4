using Amazon.ECS.Model;

namespace RedGreen.Aws.Ecs;

/// <summary>A new revision of a task definition with another image in one container; no other field changes. A test compares the two types field by field.</summary>
internal static class TaskDefinitionClone
{
    public static RegisterTaskDefinitionRequest Of(TaskDefinition original, string container, string image, List<Tag> tags)
    {
        original.ContainerDefinitions.Single(definition => definition.Name == container).Image = image;
        return new RegisterTaskDefinitionRequest
        {
            ContainerDefinitions = original.ContainerDefinitions,
            Cpu = original.Cpu,
            EnableFaultInjection = original.EnableFaultInjection,
            EphemeralStorage = original.EphemeralStorage,
            ExecutionRoleArn = original.ExecutionRoleArn,
            Family = original.Family,
#pragma warning disable CS0618 // Deprecated, but a field that Red still has must not be lost.
            InferenceAccelerators = original.InferenceAccelerators,
#pragma warning restore CS0618
            IpcMode = original.IpcMode,
            Memory = original.Memory,
            NetworkMode = original.NetworkMode,
            PidMode = original.PidMode,
            PlacementConstraints = original.PlacementConstraints,
            ProxyConfiguration = original.ProxyConfiguration,
            RequiresCompatibilities = original.RequiresCompatibilities,
            RuntimePlatform = original.RuntimePlatform,
            Tags = tags,
            TaskRoleArn = original.TaskRoleArn,
            Volumes = original.Volumes,
        };
    }
}
