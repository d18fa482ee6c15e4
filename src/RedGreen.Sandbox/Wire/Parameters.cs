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
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.Real(),
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

    /// <summary>An instant: seconds since the epoch (JSON) or ISO 8601 (query); null where it is absent.</summary>
    public static DateTimeOffset? Timestamp(this JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => FromEpoch(value.Real(), name),
        JsonValue value when value.TryGetValue<string>(out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) => at,
        JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => FromEpoch(seconds, name),
        _ => throw Invalid(name, "a timestamp"),
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

    /// <summary>A list of numbers; null where it is absent, empty where it is empty.</summary>
    public static IReadOnlyList<double>? Numbers(this JsonObject input, string name) =>
        List(input, name)?.Select(item => item switch
        {
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.Real(),
            JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw Invalid(name, "a list of numbers"),
        }).ToList();

    // By way of its text: a node that was made in this process converts to its own type only.
    private static double Real(this JsonValue value) => double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateTimeOffset FromEpoch(double seconds, string name) => seconds is >= -62135596800 and < 253402300800
        ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000))
        : throw Invalid(name, "a timestamp of the years 1 to 9999");

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
