using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Clusters;
using RedGreen.Sandbox.Ecs.Scheduling;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>UpdateService.</summary>
internal sealed class ServiceUpdate(ClusterDirectory clusters, ServiceRequirements requirements, ServiceScheduler scheduler)
{
    public JsonObject Update(JsonObject input)
    {
        var service = clusters.Service(clusters.Of(input), input.Required("service")) ?? throw EcsErrors.ServiceNotFound();
        if (service.Status != ServiceStatus.Active)
            throw EcsErrors.ServiceNotActive();

        var definition = input.Text("taskDefinition") is { } reference ? requirements.TaskDefinition(reference) : service.Primary.TaskDefinition;
        var changes = ServiceMembers.Read(input);
        var given = Merge(service.Given, changes);
        ServiceRequirements.Check(given, definition);
        requirements.CheckTargetGroups(input);
        var startsDeployment = input.Flag("forceNewDeployment") == true
            || definition != service.Primary.TaskDefinition
            || ServiceMembers.NeedingDeployment.Any(name => changes[name] is { } value && !JsonNode.DeepEquals(value, service.Given[name]));
        if (startsDeployment)
            CheckDeployable(service, given);

        service.DesiredCount = input.Int("desiredCount") is { } count ? ServiceRequirements.DesiredCount(count) : service.DesiredCount;
        service.Given = given;
        if (startsDeployment)
            scheduler.Deploy(service, definition);
        scheduler.Changed(service);
        return new JsonObject { ["service"] = ServiceDescription.Of(service, withTags: true) };
    }

    // Members of the deployment configuration that are not given stay as they are.
    private static JsonObject Merge(JsonObject present, JsonObject changes)
    {
        var merged = present.DeepClone().AsObject();
        foreach (var (name, value) in changes)
        {
            if (name == "deploymentConfiguration")
                foreach (var (member, setting) in value!.AsObject())
                    merged[name]![member] = setting?.DeepClone() ?? merged[name]![member]?.DeepClone();
            else
                merged[name] = value?.DeepClone();
        }

        if (changes["capacityProviderStrategy"] is not null)
            merged.Remove("launchType");
        return merged;
    }

    private static void CheckDeployable(Service service, JsonObject given)
    {
        if (service.DeploymentController is not "ECS" and var controller)
            throw EcsErrors.InvalidParameter($"Unable to update task definition on services with a {controller} deployment controller.");
        if (given.Structure("deploymentConfiguration")?.Text("strategy") is not "ROLLING" and var strategy)
            throw EcsErrors.Unsupported($"The sandbox plays ROLLING deployments only; the service's strategy is {strategy}.");
    }
}
