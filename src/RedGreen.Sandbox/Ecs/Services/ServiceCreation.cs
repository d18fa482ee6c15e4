using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Clusters;
using RedGreen.Sandbox.Ecs.Scheduling;
using RedGreen.Sandbox.Ecs.Tagging;
using RedGreen.Sandbox.Ecs.TaskDefinitions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>CreateService.</summary>
internal sealed class ServiceCreation(SandboxContext context, ClusterDirectory clusters, ServiceRequirements requirements, ServiceScheduler scheduler)
{
    private const int LongestToken = 36;

    public JsonObject Create(JsonObject input)
    {
        var cluster = clusters.Of(input);
        var name = EcsInput.CheckName(input.Required("serviceName"), "service name");
        if (input.Text("clientToken") is { } token && (token.Length > LongestToken || !token.All(c => c is >= '!' and <= '~')))
            throw EcsErrors.InvalidParameter($"The client token {token} is not valid: up to {LongestToken} printable ASCII characters are allowed.");
        var service = Existing(cluster.Services.GetValueOrDefault(name), input) ?? New(cluster, name, input);
        return new JsonObject { ["service"] = ServiceDescription.Of(service, withTags: true) };
    }

    // The service that this very request made before; null where the name is free.
    private static Service? Existing(Service? service, JsonObject input) => service?.Status switch
    {
        null or ServiceStatus.Inactive => null,
        ServiceStatus.Draining => throw EcsErrors.InvalidParameter("Unable to Start a service that is still Draining."),
        _ => input.Text("clientToken") is not null && JsonNode.DeepEquals(service.Request, input)
            ? service
            : throw EcsErrors.InvalidParameter("Creation of service was not idempotent."),
    };

    private Service New(Cluster cluster, string name, JsonObject input)
    {
        var definition = requirements.TaskDefinition(input.Required("taskDefinition"));
        var given = ServiceMembers.Read(input);
        ServiceDefaults.Complete(given);
        ServiceRequirements.Check(given, definition);
        requirements.CheckTargetGroups(input);
        var service = new Service
        {
            Cluster = cluster,
            Name = name,
            Arn = context.Arn("ecs", $"service/{cluster.Name}/{name}"),
            RoleArn = Role(input.Text("role"), definition, given),
            Tags = TagSet.Read(input),
            Events = new ServiceEvents(context, name),
            CreatedAt = context.Now,
            Request = input.DeepClone().AsObject(),
            Given = given,
            DesiredCount = DesiredCount(input, given),
        };
        scheduler.Deploy(service, definition);
        cluster.Services[name] = service;
        return service;
    }

    private static int DesiredCount(JsonObject input, JsonObject given)
    {
        if (given.Text("schedulingStrategy") != "DAEMON")
            return ServiceRequirements.DesiredCount(input.Int("desiredCount") ?? 0);
        return input["desiredCount"] is null
            ? 1 // one for each container instance, and the sandbox is one machine
            : throw EcsErrors.InvalidParameter("The daemon scheduling strategy does not support a desired count.");
    }

    private string? Role(string? given, TaskDefinition definition, JsonObject members)
    {
        if (given is null)
            return ServiceLoadBalancer.ReadAll(members).Count == 0
                ? null
                : $"arn:aws:iam::{context.AccountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
        if (definition.NetworkMode == "awsvpc")
            throw EcsErrors.InvalidParameter("You cannot specify an IAM role for services that require a service linked role.");
        return EcsArn.IsArn(given) ? given : $"arn:aws:iam::{context.AccountId}:role/{given}";
    }
}
