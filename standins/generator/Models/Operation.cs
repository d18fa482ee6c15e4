using System.Text.Json;

namespace Standins.Generator.Models;

/// <summary>An operation: its shapes' names (null where it has none), its place in HTTP, and whether its body may be sent compressed.</summary>
internal sealed record Operation(string Name, string? Input, string? Output, IReadOnlyList<string> Errors, bool IsCompressed)
{
    public required string HttpMethod { get; init; }
    /// <summary>Path with placeholders, <c>/2013-04-01/change/{Id}</c>; query and JSON services have one for all.</summary>
    public required string RequestUri { get; init; }
    /// <summary>Root element of a REST-XML request and its namespace; null where a request has no body.</summary>
    public BodyElement? Body { get; init; }

    public static Operation Read(string name, JsonElement json)
    {
        Traits.Check("operation " + name, json, Traits.OfOperation);
        var http = json.GetProperty("http");
        return new(
            name,
            ShapeOf(json, "input"),
            ShapeOf(json, "output"),
            json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(e => e.GetProperty("shape").GetString()!)] : [],
            json.TryGetProperty("requestcompression", out _))
        {
            HttpMethod = http.GetProperty("method").GetString()!,
            RequestUri = http.GetProperty("requestUri").GetString()!,
            Body = json.TryGetProperty("input", out var input) ? BodyElement.Read(name, input) : null,
        };
    }

    private static string? ShapeOf(JsonElement json, string property)
        => json.TryGetProperty(property, out var value) ? value.GetProperty("shape").GetString() : null;
}

internal sealed record BodyElement(string Name, string Namespace)
{
    public static BodyElement? Read(string operation, JsonElement input)
    {
        Traits.Check($"input of {operation}", input, Traits.OfInput);
        return input.TryGetProperty("locationName", out var name)
            ? new(name.GetString()!, input.GetProperty("xmlNamespace").GetProperty("uri").GetString()!)
            : null;
    }
}
