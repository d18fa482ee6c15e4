using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Clusters;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.TaskDefinitions;

namespace RedGreen.Sandbox.Ecs.Tagging;

/// <summary>TagResource, UntagResource, ListTagsForResource.</summary>
internal sealed class TagOperations(SandboxContext context, ClusterDirectory clusters, TaskDefinitionFamilies families)
{
    public JsonObject Tag(JsonObject input)
    {
        Of(input).Add(input);
        return [];
    }

    public JsonObject Untag(JsonObject input)
    {
        Of(input).Remove(input.RequiredTexts("tagKeys", most: 50));
        return [];
    }

    public JsonObject List(JsonObject input) => new() { ["tags"] = Of(input).ToJson() };

    private TagSet Of(JsonObject input)
    {
        var arn = input.Required("resourceArn");
        var prefix = context.Arn("ecs", "");
        if (!arn.StartsWith(prefix, StringComparison.Ordinal))
            throw EcsErrors.InvalidParameter($"{arn} is not the ARN of an ECS resource of account {context.AccountId} in {context.Region}.");
        return arn[prefix.Length..].Split('/') switch
        {
            ["cluster", _] => clusters.Find(arn)?.Tags,
            ["task-definition", _] => families.Find(arn)?.Tags,
            ["service", var cluster, var name] => clusters.Find(cluster)?.Services.GetValueOrDefault(name) is { } service ? TagsOf(service) : null,
            ["task", var cluster, var id] => clusters.Find(cluster)?.Task(id)?.Tags,
            ["service" or "task", _] => throw EcsErrors.InvalidParameter("Long arn format must be used for tagging operations"),
            _ => null,
        } ?? throw EcsErrors.ResourceNotFound();
    }

    private static TagSet TagsOf(Service service) => service.Status == ServiceStatus.Inactive
        ? throw EcsErrors.InvalidParameter("The specified service is inactive. Specify an active service and try again.")
        : service.Tags;
}
