using RedGreen.Requests;
using RedGreen.Routing;

namespace RedGreen.Planning;

/// <summary>Why a service cannot be deployed so. Every reason at once, before anything is changed.</summary>
public static class Refusals
{
    /// <summary>The reasons; none where it can be deployed.</summary>
    public static IReadOnlyList<string> Of(PlanFacts facts) =>
        [.. OfService(facts), .. OfTaskDefinition(facts), .. OfTraffic(facts), .. OfNames(facts), .. facts.Alarms.Unknown.Select(name => $"alarms: there is no alarm {name}")];

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

    private static IEnumerable<string> OfTraffic(PlanFacts facts)
    {
        var service = facts.Service;
        if (service.LoadBalancers is [])
        {
            yield return $"service {service.Name} has no load balancer: there is no traffic to shift";
            yield break;
        }

        if (service.LoadBalancers.Any(entry => entry.TargetGroupArn is null))
            yield return $"service {service.Name} uses a classic load balancer, which has no weighted target groups";
        foreach (var entry in service.LoadBalancers.Where(entry => entry.TargetGroupArn is not null && !facts.TargetGroups.ContainsKey(entry.TargetGroupArn)))
            yield return $"target group {entry.TargetGroupArn} of service {service.Name} is gone";
        foreach (var group in facts.TargetGroups.Values.Where(group => group.Protocol is not ("HTTP" or "HTTPS")))
            yield return $"target group {group.Arn} has the protocol {group.Protocol}; only HTTP and HTTPS behind an Application Load Balancer are allowed";

        foreach (var arn in service.LoadBalancers.Select(entry => entry.TargetGroupArn).OfType<string>().Where(arn => facts.TargetGroups.ContainsKey(arn) && !facts.Rules.Any(rule => Names(rule, arn))))
            yield return $"no listener rule forwards to target group {arn}: production points at something else than this service";
        foreach (var rule in facts.Rules.Where(rule => !CarriesAnyOf(rule, facts)))
            yield return $"{rule.Arn} gives this service's target group no weight: production points at something else ({LiveTraffic.Describe(rule.Original)})";
        foreach (var rule in facts.Rules.Where(rule => Split.GroupsAfter(rule.Original, facts.TargetGroups.Keys) > Split.MaxGroups))
            yield return $"{rule.Arn} forwards to so many target groups that there is no room for Green's: an action holds {Split.MaxGroups}";
        if (facts.Targets.Healthy == 0 && facts.TargetGroups.Count > 0)
            yield return $"Red is not healthy: none of the targets of service {service.Name} is{(facts.Targets.Reasons is [] ? "" : $" ({string.Join("; ", facts.Targets.Reasons)})")}";
    }

    private static IEnumerable<string> OfNames(PlanFacts facts)
    {
        if (facts.Service.Name.Length > PlanNames.LongestService)
            yield return $"service: found \"{facts.Service.Name}\" with {facts.Service.Name.Length} characters; allowed: at most {PlanNames.LongestService}, since Green's name adds {255 - PlanNames.LongestService} to it";
    }

    private static bool Names(RoutedRule rule, string arn) => rule.Original.SelectMany(action => action.Groups()).Any(group => group.TargetGroupArn == arn);

    private static bool CarriesAnyOf(RoutedRule rule, PlanFacts facts) => rule.Original
        .Select(action => action.Groups())
        .Any(groups => groups.Any(group => facts.TargetGroups.ContainsKey(group.TargetGroupArn) && (groups.Count == 1 || group.Weight > 0)));
}
