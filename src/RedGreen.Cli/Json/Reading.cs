using System.Globalization;
using System.Text.Json;

namespace RedGreen.Cli.Json;

/// <summary>
/// Reads documents of any version of the stack: a field that is missing, or of another shape than this command knows,
/// is null, and what it does not know is passed over.
/// </summary>
internal static class Reading
{
    /// <summary>A text as JSON; undefined where it is none.</summary>
    public static JsonElement Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return default;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            // An execution's input may be anything that somebody typed.
            return default;
        }
    }

    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return default;
        return element;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static int? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public static bool Flag(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).ValueKind is JsonValueKind.True;

    public static DateTimeOffset? Moment(this JsonElement element, params ReadOnlySpan<string> path) =>
        DateTimeOffset.TryParse(element.Text(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
