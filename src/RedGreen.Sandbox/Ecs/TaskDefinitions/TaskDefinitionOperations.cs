using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Tagging;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.TaskDefinitions;

/// <summary>RegisterTaskDefinition, DeregisterTaskDefinition, DescribeTaskDefinition, ListTaskDefinitions.</summary>
internal sealed class TaskDefinitionOperations(SandboxContext context, TaskDefinitionFamilies families)
{
    public JsonObject Register(JsonObject input)
    {
        TaskDefinitionRequirements.Check(input);
        var tags = TagSet.Read(input);
        var family = input.Text("family")!;
        var revision = families.NextRevision(family);
        var arn = context.Arn("ecs", $"task-definition/{family}:{revision}");
        var definition = new TaskDefinition(
            family, revision, arn, TaskDefinitionDocument.Of(input, arn, revision, context.Now, $"arn:aws:iam::{context.AccountId}:root"), tags);
        families.Add(definition);
        return new JsonObject { ["taskDefinition"] = definition.Describe(), ["tags"] = definition.Tags.ToJson() };
    }

    public JsonObject Deregister(JsonObject input)
    {
        var reference = input.Required("taskDefinition");
        if (!reference[(reference.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal))
            throw EcsErrors.Client($"The task definition {reference} must name a revision, as in family:1.");
        var definition = Find(reference);
        definition.Deregister(context.Now);
        return new JsonObject { ["taskDefinition"] = definition.Describe() };
    }

    public JsonObject Describe(JsonObject input)
    {
        var withTags = input.IncludesTags();
        var definition = Find(input.Required("taskDefinition"));
        var output = new JsonObject { ["taskDefinition"] = definition.Describe() };
        if (withTags)
            output["tags"] = definition.Tags.ToJson();
        return output;
    }

    public JsonObject List(JsonObject input)
    {
        var family = input.Text("familyPrefix");
        var active = input.OneOf("status", "ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS") ?? "ACTIVE";
        var arns = families.All
            .Where(definition => family is null || definition.Family == family)
            .Where(definition => active != "DELETE_IN_PROGRESS" && definition.IsActive == (active == "ACTIVE"))
            .Select(definition => definition.Arn)
            .ToList();
        if (input.OneOf("sort", "ASC", "DESC") == "DESC")
            arns.Reverse();
        return Page.Of(input, "taskDefinitionArns", arns);
    }

    private TaskDefinition Find(string reference) => families.Find(reference) ?? throw EcsErrors.Client("Unable to describe task definition.");
}
