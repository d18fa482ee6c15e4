using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs;

/// <summary>Checks that many operations share, with ECS's answers.</summary>
internal static class EcsInput
{
    private const int LongestName = 255;
    private const string Tags = "TAGS";

    /// <summary>A text that must be there.</summary>
    public static string Required(this JsonObject input, string name) =>
        input.Text(name) is { Length: > 0 } text ? text : throw EcsErrors.InvalidParameter($"{Upper(name)} cannot be empty.");

    /// <summary>A list of texts that must be there, with at most <paramref name="most"/> of them.</summary>
    public static IReadOnlyList<string> RequiredTexts(this JsonObject input, string name, int most)
    {
        var texts = input.Texts(name) ?? [];
        return texts.Count == 0 ? throw EcsErrors.InvalidParameter($"{Upper(name)} cannot be empty.")
            : texts.Count > most ? throw EcsErrors.InvalidParameter($"{Upper(name)} can have at most {most} items; the request has {texts.Count}.")
            : texts;
    }

    /// <summary>One of a few words, or null where it is absent.</summary>
    public static string? OneOf(this JsonObject input, string name, params ReadOnlySpan<string> allowed) =>
        input.Text(name) is not { } text ? null
        : allowed.Contains(text) ? text
        : throw EcsErrors.InvalidParameter($"{name} should be one of {string.Join(", ", allowed!)}; it is {text}.");

    /// <summary>Whether <c>include</c> asks for the tags; <paramref name="others"/> are what else it may ask for.</summary>
    public static bool IncludesTags(this JsonObject input, params ReadOnlySpan<string> others)
    {
        var fields = input.Texts("include") ?? [];
        foreach (var field in fields)
            if (field != Tags && !others.Contains(field))
                throw EcsErrors.InvalidParameter($"include should hold none but {string.Join(", ", [Tags, .. others])}; it holds {field}.");
        return fields.Contains(Tags);
    }

    /// <summary>A name that is being given: letters, digits, hyphens and underscores.</summary>
    public static string CheckName(string name, string what) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw EcsErrors.InvalidParameter($"The {what} {name} is not valid: up to {LongestName} letters (uppercase and lowercase), numbers, underscores, and hyphens are allowed.");

    /// <summary>A timestamp as AWS JSON has it: seconds since 1970, with milliseconds.</summary>
    public static JsonNode Epoch(DateTimeOffset at) => JsonValue.Create(at.ToUnixTimeMilliseconds() / 1000m);

    /// <summary>A timestamp that may not have come yet.</summary>
    public static JsonNode? Epoch(DateTimeOffset? at) => at is { } known ? Epoch(known) : null;

    /// <summary>Leaves out what has no value, as AWS JSON does.</summary>
    public static JsonObject WithoutNulls(this JsonObject structure)
    {
        foreach (var name in structure.Where(member => member.Value is null).Select(member => member.Key).ToList())
            structure.Remove(name);
        return structure;
    }

    private static string Upper(string name) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(name[0])}{name[1..]}");
}
