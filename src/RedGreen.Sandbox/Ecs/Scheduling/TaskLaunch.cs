using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.Tagging;
using RedGreen.Sandbox.Ecs.TaskDefinitions;
using RedGreen.Sandbox.Ecs.Tasks;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Scheduling;

/// <summary>Makes deployments and tasks.</summary>
internal sealed class TaskLaunch(SandboxContext context, EcsTimings timings)
{
    // Deployment ids have 19 digits.
    private const long SmallestId = 1_000_000_000_000_000_000;

    public Deployment Deployment(Service service, TaskDefinition definition)
    {
        var given = new JsonObject();
        foreach (var name in ServiceMembers.OfDeployment)
            if (service.Given[name] is { } value)
                given[name] = value.DeepClone();
        return new Deployment(
            string.Create(CultureInfo.InvariantCulture, $"ecs-svc/{context.Random.NextInt64(SmallestId, long.MaxValue)}"),
            definition,
            given,
            ServiceLoadBalancer.ReadAll(service.Given),
            new LaunchThrottle(timings.FirstThrottle, timings.LongestThrottle),
            context.Now);
    }

    /// <summary>A new task of the service, which begins to be provisioned.</summary>
    public EcsTask Task(Service service, Deployment deployment)
    {
        var id = context.Hex(32);
        var task = new EcsTask
        {
            Id = id,
            Arn = context.Arn("ecs", $"task/{service.Cluster.Name}/{id}"),
            AttachmentId = context.Hex(32),
            Service = service,
            Deployment = deployment,
            Containers = [.. deployment.TaskDefinition.Containers.Select(container => new TaskContainer(
                container,
                context.Arn("ecs", $"container/{service.Cluster.Name}/{id}/{context.Hex(32)}"),
                $"{id}-{context.Hex(10)}"))],
            Tags = Tags(service, deployment.TaskDefinition),
            CreatedAt = context.Now,
            StageEndsAt = context.Now + timings.Provisioning,
        };
        service.Tasks.Add(task);
        service.Cluster.Add(task);
        return task;
    }

    private static TagSet Tags(Service service, TaskDefinition definition)
    {
        var tags = service.Given.Text("propagateTags") switch
        {
            "SERVICE" => service.Tags.Copy(),
            "TASK_DEFINITION" => definition.Tags.Copy(),
            _ => new TagSet(),
        };
        if (service.Given.Flag("enableECSManagedTags") == true)
        {
            tags.Set("aws:ecs:clusterName", service.Cluster.Name);
            tags.Set("aws:ecs:serviceName", service.Name);
        }

        return tags;
    }
}
