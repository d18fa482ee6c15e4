using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>Lists a page at a time: <c>Limit</c>, <c>NextToken</c>.</summary>
internal static class Page
{
    private const int Longest = 100;

    public static JsonObject Of(JsonObject input, string member, IReadOnlyList<JsonObject> all)
    {
        var limit = input.Int("Limit") ?? Longest;
        if (limit is < 1 or > Longest)
            throw EventErrors.Validation($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value from 1 to {Longest}");
        var start = Start(input.Text("NextToken"));
        var output = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(limit)]) };
        if (start + limit < all.Count)
            output["NextToken"] = (start + limit).ToString(CultureInfo.InvariantCulture);
        return output;
    }

    private static int Start(string? token) => token is null ? 0
        : int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start
        : throw EventErrors.Validation("NextToken is not valid.");
}
