using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// Reads an operation's input alike from JSON (typed), from the query protocol (all strings) and from nodes that a
/// caller inside the sandbox made (a number may be an <see cref="int"/>, a <see cref="double"/>, a <see cref="decimal"/>).
/// </summary>
public static class Parameters
{
    /// <summary>A string; null where it is absent.</summary>
    public static string? Text(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => throw Invalid(name, "a string"),
    };

    /// <summary>A whole number; null where it is absent.</summary>
    public static int? Int(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && int.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        JsonValue value when value.TryGetValue<string>(out var text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Invalid(name, "an integer"),
    };

    /// <summary>A number; null where it is absent.</summary>
    public static double? Number(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Invalid(name, "a number"),
    };

    /// <summary>A boolean; null where it is absent.</summary>
    public static bool? Flag(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        JsonValue value when value.TryGetValue<string>(out var text) && bool.TryParse(text, out var flag) => flag,
        _ => throw Invalid(name, "a boolean"),
    };

    /// <summary>A structure; null where it is absent.</summary>
    public static JsonObject? Structure(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonObject structure => structure,
        _ => throw Invalid(name, "a structure"),
    };

    /// <summary>A list of structures; null where it is absent, empty where it is empty.</summary>
    public static IReadOnlyList<JsonObject>? Structures(this JsonObject input, string name) =>
        List(input, name)?.Select(item => item as JsonObject ?? throw Invalid(name, "a list of structures")).ToList();

    /// <summary>A list of strings; null where it is absent, empty where it is empty.</summary>
    public static IReadOnlyList<string>? Texts(this JsonObject input, string name) =>
        List(input, name)?.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Invalid(name, "a list of strings")).ToList();

    // The query protocol says an empty list as an empty value.
    private static JsonArray? List(JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonArray list => list,
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length == 0 => [],
        _ => throw Invalid(name, "a list"),
    };

    private static AwsError Invalid(string name, string expected) =>
        new("SerializationException", $"The parameter {name} must be {expected}.");
}
