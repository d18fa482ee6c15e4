using Amazon.ECS.Model;
using RedGreen.Fleet;

namespace RedGreen.Aws.Ecs;

/// <summary>What the rules need of a service, out of DescribeServices.</summary>
internal static class ServiceFactsReader
{
    public static ServiceFacts Read(Service service) => new()
    {
        Name = service.ServiceName,
        Arn = service.ServiceArn,
        Status = service.Status,
        TaskDefinition = service.TaskDefinition ?? "",
        DesiredCount = service.DesiredCount ?? 0,
        RunningCount = service.RunningCount ?? 0,
        DeploymentController = service.DeploymentController?.Type?.Value ?? "ECS",
        DeploymentStrategy = service.DeploymentConfiguration?.Strategy?.Value ?? "ROLLING",
        SchedulingStrategy = service.SchedulingStrategy?.Value ?? "REPLICA",
        // Express mode's services are those whose resources ECS manages.
        IsExpress = service.ResourceManagementType?.Value == "ECS",
        LoadBalancers = [.. (service.LoadBalancers ?? []).Select(entry => new LoadBalancerEntry(entry.TargetGroupArn, entry.ContainerName))],
        Deployments = [.. (service.Deployments ?? []).Select(deployment => new EcsDeploymentFacts(deployment.Id, deployment.Status == "PRIMARY", deployment.TaskDefinition, deployment.RolloutState?.Value))],
        HasServiceDiscovery = service.ServiceRegistries is { Count: > 0 } || service.Deployments?.Any(deployment => deployment.ServiceConnectConfiguration is { Enabled: true, Services.Count: > 0 }) == true,
        Tags = (service.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? ""),
    };
}
