using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>Reads members that a call must have, and builds answers without absent ones.</summary>
internal static class RequiredInput
{
    public static string RequiredText(this JsonObject input, string name) =>
        input.Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public static int RequiredInt(this JsonObject input, string name) => input.Int(name) ?? throw Missing(name);

    public static IReadOnlyList<string> RequiredTexts(this JsonObject input, string name) =>
        input.Texts(name) is { Count: > 0 } list ? list : throw Missing(name);

    public static IReadOnlyList<JsonObject> RequiredStructures(this JsonObject input, string name) =>
        input.Structures(name) is { Count: > 0 } list ? list : throw Missing(name);

    /// <summary>A whole number within limits; null where it is absent.</summary>
    public static int? IntBetween(this JsonObject input, string name, int min, int max) =>
        input.Int(name) is not { } number ? null
        : number >= min && number <= max ? number
        : throw Errors.Validation($"{name} is {number}; it must be between {min} and {max}.");

    /// <summary>One of the values of an enumeration; null where it is absent.</summary>
    public static string? OneOf(this JsonObject input, string name, params ReadOnlySpan<string> allowed) =>
        input.Text(name) is not { } text ? null
        : allowed.Contains(text) ? text
        : throw Errors.Validation($"{name} is '{text}'; it must be one of {string.Join(", ", allowed!)}.");

    /// <summary>Adds a member unless it is absent.</summary>
    public static JsonObject With(this JsonObject output, string name, JsonNode? value)
    {
        if (value is not null)
            output[name] = value;
        return output;
    }

    /// <summary>A list of structures, as an answer has it.</summary>
    public static JsonArray ToJsonArray<T>(this IEnumerable<T> items, Func<T, JsonNode> toJson) => [.. items.Select(toJson)];

    private static AwsError Missing(string name) => Errors.Validation($"{name} is required.");
}
