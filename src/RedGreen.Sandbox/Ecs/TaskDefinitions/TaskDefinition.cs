using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Tagging;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.TaskDefinitions;

/// <summary>One revision of a task definition.</summary>
/// <param name="family">Its family.</param>
/// <param name="revision">Counted from 1 in the family.</param>
/// <param name="arn">Its ARN.</param>
/// <param name="document">The whole description, all that was given and what AWS adds; never changed but for its status.</param>
/// <param name="tags">Its tags.</param>
internal sealed class TaskDefinition(string family, int revision, string arn, JsonObject document, TagSet tags)
{
    public string Family { get; } = family;

    public int Revision { get; } = revision;

    public string Arn { get; } = arn;

    public TagSet Tags { get; } = tags;

    public bool IsActive { get; private set; } = true;

    public IReadOnlyList<ContainerDefinition> Containers { get; } = [.. document.Structures("containerDefinitions")!.Select(ContainerDefinition.Read)];

    public string? NetworkMode => document.Text("networkMode");

    public string? Cpu => document.Text("cpu");

    public string? Memory => document.Text("memory");

    public JsonObject Describe() => document.DeepClone().AsObject();

    /// <summary>No new services; what runs goes on.</summary>
    public void Deregister(DateTimeOffset now)
    {
        if (!IsActive)
            return;
        IsActive = false;
        document["status"] = "INACTIVE";
        document["deregisteredAt"] = EcsInput.Epoch(now);
    }
}
