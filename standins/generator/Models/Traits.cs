using System.Collections.Frozen;
using System.Text.Json;

namespace Standins.Generator.Models;

/// <summary>
/// The traits that this generator knows, either because it acts on them or because they change neither code nor wire
/// (limits, documentation). Any other trait stops the run: a new one may change the wire format.
/// </summary>
internal static class Traits
{
    public static FrozenSet<string> OfShape { get; } = FrozenSet.Create(
        "type", "members", "member", "key", "value", "enum", "exception", "error", "document", "retryable",
        "required", "min", "max", "pattern", "sensitive", "box", "fault", "synthetic", "union", "xmlOrder",
        "documentation", "deprecated", "deprecatedMessage", "deprecatedSince");

    public static FrozenSet<string> OfMember { get; } = FrozenSet.Create(
        "shape", "idempotencyToken", "contextParam", "box", "location", "locationName",
        "documentation", "deprecated", "deprecatedMessage", "deprecatedSince");

    public static FrozenSet<string> OfElement { get; } = FrozenSet.Create("shape", "locationName", "documentation");

    public static FrozenSet<string> OfInput { get; } = FrozenSet.Create("shape", "locationName", "xmlNamespace", "documentation");

    public static FrozenSet<string> OfOperation { get; } = FrozenSet.Create(
        "name", "http", "input", "output", "errors", "requestcompression",
        "readonly", "idempotent", "endpointdiscovery", "operationContextParams", "documentation");

    public static void Check(string what, JsonElement json, FrozenSet<string> known)
    {
        foreach (var trait in json.EnumerateObject())
            if (!known.Contains(trait.Name))
                throw new InvalidOperationException(
                    $"The model's {what} has the trait '{trait.Name}', which this generator does not know: it may change the wire format. Support it, or add it to Traits.cs if it cannot matter.");
    }

    public static bool IsTrue(this JsonElement json, string trait)
        => json.TryGetProperty(trait, out var value) && value.ValueKind == JsonValueKind.True;
}
