using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.TaskDefinitions;

/// <summary>What RegisterTaskDefinition refuses.</summary>
internal static class TaskDefinitionRequirements
{
    private static readonly string[] Compatibilities = ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"];

    public static void Check(JsonObject input)
    {
        var family = input.Text("family") is { Length: > 0 } given ? given : throw EcsErrors.Client("Family should not be null or empty.");
        EcsInput.CheckName(family, "family");
        input.OneOf("networkMode", "bridge", "host", "awsvpc", "none");
        var documents = input.Structures("containerDefinitions") is { Count: > 0 } list ? list : throw EcsErrors.Client("Container list cannot be empty.");
        var containers = documents.Select(ContainerDefinition.Read).ToList();
        foreach (var container in containers)
            EcsInput.CheckName(container.Name, "container name");
        if (containers.DistinctBy(container => container.Name).Count() < containers.Count)
            throw EcsErrors.Client("Container names should be unique within a task definition.");
        if (!containers.Any(container => container.Essential))
            throw EcsErrors.Client("Task definition does not have any essential containers.");
        CheckSizes(input, documents);
    }

    private static void CheckSizes(JsonObject input, IReadOnlyList<JsonObject> containers)
    {
        var compatibilities = input.Texts("requiresCompatibilities") ?? [];
        if (compatibilities.FirstOrDefault(static word => !Compatibilities.Contains(word)) is { } unknown)
            throw EcsErrors.InvalidParameter($"requiresCompatibilities should hold none but {string.Join(", ", Compatibilities)}; it holds {unknown}.");
        if (compatibilities.Contains("FARGATE"))
        {
            if (input.Text("networkMode") != "awsvpc")
                throw EcsErrors.Client("Fargate only supports network mode 'awsvpc'.");
            if (input.Text("cpu") is null)
                throw EcsErrors.Client("Fargate requires that 'cpu' be defined at the task level.");
            if (input.Text("memory") is null)
                throw EcsErrors.Client("Fargate requires that 'memory' be defined at the task level.");
            FargateSize.Check(input.Text("cpu")!, input.Text("memory")!);
        }

        if (input.Text("memory") is null && containers.FirstOrDefault(container => (container.Int("memory") ?? container.Int("memoryReservation")) is null) is { } unsized)
            throw EcsErrors.Client($"Invalid setting for container '{unsized.Text("name")}'. At least one of 'memory' or 'memoryReservation' must be specified.");
    }
}
