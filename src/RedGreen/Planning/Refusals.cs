using RedGreen.Requests;

namespace RedGreen.Planning;

/// <summary>Why a service cannot be deployed so. Every reason at once, before anything is changed.</summary>
public static class Refusals
{
    /// <summary>The reasons; none where it can be deployed.</summary>
    public static IReadOnlyList<string> Of(PlanFacts facts) => OfFacts(facts) is { Count: > 0 } reasons ? reasons : [.. DocumentSize.Refusals(facts)];

    private static IReadOnlyList<string> OfFacts(PlanFacts facts) =>
        [.. OfService(facts), .. OfTaskDefinition(facts), .. TrafficRefusals.Of(facts), .. OfNames(facts), .. MetricRefusals.Of(facts), .. facts.Alarms.Unknown.Select(name => $"alarms: there is no alarm {name}")];

    private static IEnumerable<string> OfService(PlanFacts facts)
    {
        var service = facts.Service;
        if (service.Status != "ACTIVE")
            yield return $"service {service.Name} is {service.Status}, not ACTIVE";
        if (service.DeploymentController != "ECS")
            yield return $"service {service.Name} has the deployment controller {service.DeploymentController}: CodeDeploy or an external controller owns its traffic; only ECS is allowed";
        if (service.DeploymentStrategy != "ROLLING")
            yield return $"service {service.Name} has ECS's own strategy {service.DeploymentStrategy}, which wants to own the listener rules too; only ROLLING is allowed";
        if (service.SchedulingStrategy != "REPLICA")
            yield return $"service {service.Name} has the scheduling strategy {service.SchedulingStrategy}; only REPLICA is allowed";
        if (service.IsExpress)
            yield return $"service {service.Name} is an ECS Express service, whose load balancer ECS itself changes";
        if (EcsName.IsShortServiceArn(service.Arn))
            yield return $"service {service.Name} has an ARN of the old short form and cannot be tagged; migrate it to the long form";
        if (service.Tags.ContainsKey(PlanNames.GreenOfTag))
            yield return $"service {service.Name} is itself the Green of another deployment";
        if (service.DesiredCount == 0)
            yield return $"service {service.Name} wants 0 tasks: there is no Red that serves";
    }

    private static IEnumerable<string> OfTaskDefinition(PlanFacts facts)
    {
        var request = facts.Request;
        if (facts.TaskDefinition is not { } current)
            yield return $"the service's task definition {facts.Service.TaskDefinition} is gone";
        else if (request.Image is not null && PlanNames.ContainerOf(facts) is null)
            yield return $"container: {(request.Container is { } wanted ? $"there is no container {wanted}" : "which container gets the image is not clear")}; allowed: {string.Join(", ", current.Containers.Keys)}";
        if (request.TaskDefinition is { } asked && facts.WantedTaskDefinition is not { IsActive: true })
            yield return $"taskDefinition: found \"{asked}\"; allowed: an active task definition as family:revision or ARN";
    }

    private static IEnumerable<string> OfNames(PlanFacts facts)
    {
        if (facts.Service.Name.Length > PlanNames.LongestService)
            yield return $"service: found \"{facts.Service.Name}\" with {facts.Service.Name.Length} characters; allowed: at most {PlanNames.LongestService}, since Green's name adds {255 - PlanNames.LongestService} to it";
    }
}
