using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.TaskDefinitions;
using RedGreen.Sandbox.LoadBalancing;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>What CreateService and UpdateService refuse.</summary>
internal sealed class ServiceRequirements(ITargetRegistry targets, TaskDefinitionFamilies families)
{
    /// <summary>The task definition of a request.</summary>
    public TaskDefinition TaskDefinition(string reference)
    {
        var definition = families.Find(reference) ?? throw EcsErrors.Client("TaskDefinition not found.");
        return definition.IsActive ? definition : throw EcsErrors.Client("TaskDefinition is inactive");
    }

    public static int DesiredCount(int count) => count >= 0 ? count : throw EcsErrors.InvalidParameter("Desired count cannot be negative.");

    /// <summary>Checks a service's members as they would be after the request.</summary>
    public static void Check(JsonObject given, TaskDefinition definition)
    {
        given.OneOf("launchType", "EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");
        given.OneOf("schedulingStrategy", "REPLICA", "DAEMON");
        given.OneOf("propagateTags", "TASK_DEFINITION", "SERVICE", "NONE");
        given.OneOf("availabilityZoneRebalancing", "ENABLED", "DISABLED");
        given.Structure("deploymentController")?.OneOf("type", "ECS", "CODE_DEPLOY", "EXTERNAL");
        given.Structure("deploymentConfiguration")?.OneOf("strategy", "ROLLING", "BLUE_GREEN", "LINEAR", "CANARY");
        if (given["launchType"] is not null && given["capacityProviderStrategy"] is JsonArray { Count: > 0 })
            throw EcsErrors.InvalidParameter("Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
        if (definition.NetworkMode == "awsvpc" && given.Structure("networkConfiguration")?.Structure("awsvpcConfiguration") is null)
            throw EcsErrors.InvalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        if (given.Int("healthCheckGracePeriodSeconds") is < 0)
            throw EcsErrors.InvalidParameter("Health check grace period cannot be negative.");
        var loadBalancers = ServiceLoadBalancer.ReadAll(given);
        if (given.Int("healthCheckGracePeriodSeconds") is > 0 && loadBalancers.Count == 0)
            throw EcsErrors.InvalidParameter("Health check grace period is only valid for services configured to use load balancers");
        foreach (var loadBalancer in loadBalancers)
            Check(loadBalancer, definition);
    }

    /// <summary>Checks the target groups that a request names; those that a service has already may be detached meanwhile.</summary>
    public void CheckTargetGroups(JsonObject input)
    {
        foreach (var (arn, _, _) in ServiceLoadBalancer.ReadAll(input))
        {
            if (!targets.Exists(arn))
                throw EcsErrors.InvalidParameter($"The target group with targetGroupArn {arn} does not exist.");
            if (!targets.IsAttached(arn))
                throw EcsErrors.InvalidParameter($"The target group with targetGroupArn {arn} does not have an associated load balancer.");
        }
    }

    private static void Check(ServiceLoadBalancer loadBalancer, TaskDefinition definition)
    {
        var container = definition.Containers.FirstOrDefault(container => container.Name == loadBalancer.ContainerName)
            ?? throw EcsErrors.InvalidParameter($"The container {loadBalancer.ContainerName} does not exist in the task definition.");
        if (!container.Ports.Contains(loadBalancer.ContainerPort))
            throw EcsErrors.InvalidParameter($"The container {loadBalancer.ContainerName} did not have a container port {loadBalancer.ContainerPort} defined.");
    }
}
