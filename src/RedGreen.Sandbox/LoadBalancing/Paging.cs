using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>Answers a list page by page, as the Describe operations do: PageSize 1-400, Marker, NextMarker.</summary>
internal static class Paging
{
    public static JsonObject Page<T>(this IEnumerable<T> items, JsonObject input, string member, Func<T, JsonNode> toJson)
    {
        var size = input.IntBetween("PageSize", 1, 400) ?? 400;
        var first = input.Text("Marker") is { Length: > 0 } marker ? Position(marker) : 0;
        var page = items.Skip(first).Take(size + 1).ToList();
        var output = new JsonObject { [member] = page.Take(size).ToJsonArray(toJson) };
        return page.Count > size ? output.With("NextMarker", $"{first + size}") : output;
    }

    private static int Position(string marker) =>
        int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw Errors.Validation($"Marker '{marker}' is not valid: pass the NextMarker of the previous answer.");
}
