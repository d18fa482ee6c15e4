using System.Text.Json;

namespace Standins.Generator.Models;

/// <summary>An operation: its shapes' names (null where it has none) and whether its body may be sent compressed.</summary>
internal sealed record Operation(string Name, string? Input, string? Output, IReadOnlyList<string> Errors, bool IsCompressed)
{
    public static Operation Read(string name, JsonElement json)
    {
        Traits.Check("operation " + name, json, Traits.OfOperation);
        return new(
            name,
            ShapeOf(json, "input"),
            ShapeOf(json, "output"),
            json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(e => e.GetProperty("shape").GetString()!)] : [],
            json.TryGetProperty("requestcompression", out _));
    }

    private static string? ShapeOf(JsonElement json, string property)
        => json.TryGetProperty(property, out var value) ? value.GetProperty("shape").GetString() : null;
}
