using Amazon.ECS;
using Amazon.ECS.Model;
using RedGreen.Fleet;

namespace RedGreen.Aws.Ecs;

/// <summary>
/// Green's service out of Red's. Everything that CreateService takes is carried over, but for what must not be there
/// twice (service discovery, Service Connect's servers, VPC Lattice) and what would act beside us (ECS's own alarms
/// and its circuit breaker's rollback). A test compares the two types field by field.
/// </summary>
internal static class ServiceClone
{
    public static CreateServiceRequest Of(Service red, GreenService green)
    {
        // Service Connect and volumes are told only with the deployment that carries them.
        var primary = red.Deployments?.Find(deployment => deployment.Status == "PRIMARY");
        return new CreateServiceRequest
        {
            Cluster = green.Cluster,
            ServiceName = green.Name,
            TaskDefinition = green.TaskDefinition,
            DesiredCount = green.DesiredCount,
            // At most 36 characters; the same for every retry.
            ClientToken = $"redgreen-{green.DeploymentId}",
            LoadBalancers = [.. (red.LoadBalancers ?? []).Select(entry => OnGreen(entry, green.TargetGroups))],
            Tags = EcsTags.Clone(red.Tags, green.DeploymentId, green.Red),
            // ECS refuses the two together; the strategy says more.
            LaunchType = red.CapacityProviderStrategy is { Count: > 0 } ? null : red.LaunchType,
            CapacityProviderStrategy = red.CapacityProviderStrategy is { Count: > 0 } strategy ? strategy : null,
            // Absent in an answer it means disabled; absent in a request it would mean enabled.
            AvailabilityZoneRebalancing = red.AvailabilityZoneRebalancing ?? AvailabilityZoneRebalancing.DISABLED,
            DeploymentConfiguration = Quiet(red.DeploymentConfiguration),
            DeploymentController = red.DeploymentController,
            EnableECSManagedTags = red.EnableECSManagedTags,
            EnableExecuteCommand = red.EnableExecuteCommand,
            HealthCheckGracePeriodSeconds = red.HealthCheckGracePeriodSeconds,
            NetworkConfiguration = red.NetworkConfiguration,
            PlacementConstraints = red.PlacementConstraints,
            PlacementStrategy = red.PlacementStrategy,
            PlatformVersion = red.PlatformVersion,
            PropagateTags = red.PropagateTags,
            SchedulingStrategy = red.SchedulingStrategy,
            ServiceConnectConfiguration = ClientOnly(primary?.ServiceConnectConfiguration),
            VolumeConfigurations = primary?.VolumeConfigurations,
        };
    }

    private static LoadBalancer OnGreen(LoadBalancer entry, IReadOnlyDictionary<string, string> groups) => new()
    {
        TargetGroupArn = groups[entry.TargetGroupArn],
        ContainerName = entry.ContainerName,
        ContainerPort = entry.ContainerPort,
    };

    private static DeploymentConfiguration? Quiet(DeploymentConfiguration? configuration)
    {
        if (configuration is null)
            return null;
        configuration.Alarms = null;
        if (configuration.DeploymentCircuitBreaker is { } breaker)
            breaker.Rollback = false;
        return configuration;
    }

    private static ServiceConnectConfiguration? ClientOnly(ServiceConnectConfiguration? configuration)
    {
        configuration?.Services = null;
        return configuration;
    }
}
