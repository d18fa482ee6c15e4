using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.TaskDefinitions;

/// <summary>What the sandbox itself uses of a container definition; the document keeps the rest.</summary>
/// <param name="Name">Unique in its task definition.</param>
/// <param name="Image">The image reference.</param>
/// <param name="Essential">Whether the task ends with it.</param>
/// <param name="Environment">Plain values; secrets cannot be resolved here.</param>
/// <param name="StopTimeout">From SIGTERM to SIGKILL.</param>
/// <param name="Ports">Its container ports.</param>
internal sealed record ContainerDefinition(
    string Name, string Image, bool Essential, IReadOnlyDictionary<string, string> Environment, TimeSpan StopTimeout, IReadOnlyList<int> Ports)
{
    // ECS's default, on Fargate and on instances alike.
    private static readonly TimeSpan DefaultStopTimeout = TimeSpan.FromSeconds(30);

    public static ContainerDefinition Read(JsonObject definition) => new(
        definition.Text("name") is { Length: > 0 } name ? name : throw EcsErrors.Client("Container.name should not be null or empty."),
        definition.Text("image") is { Length: > 0 } image ? image : throw EcsErrors.Client("Container.image should not be null or empty."),
        definition.Flag("essential") ?? true,
        ReadEnvironment(definition),
        definition.Int("stopTimeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultStopTimeout,
        [.. (definition.Structures("portMappings") ?? []).Select(mapping => mapping.Int("containerPort")).OfType<int>()]);

    // As docker does: of a name given twice, the last value counts.
    private static Dictionary<string, string> ReadEnvironment(JsonObject definition)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in definition.Structures("environment") ?? [])
            environment[variable.Text("name") ?? throw EcsErrors.Client("Environment variable name should not be null.")] = variable.Text("value") ?? "";
        return environment;
    }
}
