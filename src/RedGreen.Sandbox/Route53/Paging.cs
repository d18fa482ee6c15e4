using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Route53;

/// <summary>Lists page by page: MaxItems is text on the wire, and the next page begins with the item that did not fit.</summary>
internal static class Paging
{
    public static int MaxItems(JsonObject input, int most) => input.Text("MaxItems") switch
    {
        null or "" => most,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => Math.Min(count, most),
        var text => throw Route53Errors.InvalidInput($"MaxItems is '{text}'; it must be a whole number above 0."),
    };

    public static JsonObject Page<T>(IReadOnlyList<T> items, int size, string member, Func<T, JsonObject> toJson, out T? next)
        where T : class
    {
        next = items.ElementAtOrDefault(size);
        return new()
        {
            [member] = new JsonArray([.. items.Take(size).Select(toJson)]),
            ["IsTruncated"] = next is not null,
            ["MaxItems"] = size.ToString(CultureInfo.InvariantCulture),
        };
    }
}
