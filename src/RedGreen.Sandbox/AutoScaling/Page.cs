using System.Text;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling;

/// <summary>Lists a page at a time: <c>MaxResults</c>, <c>NextToken</c>.</summary>
internal static class Page
{
    private const int Longest = 50;

    /// <param name="input">The call's input.</param>
    /// <param name="member">The output's list.</param>
    /// <param name="entries">All of them by a key of their own, always in the same order.</param>
    public static JsonObject Of(JsonObject input, string member, IEnumerable<(string Key, JsonObject Entry)> entries)
    {
        var most = input.Int("MaxResults") ?? Longest;
        if (most is < 1 or > Longest)
            throw AutoScalingErrors.Validation($"MaxResults must be between 1 and {Longest}; it is {most}.");
        var rest = input.Text("NextToken") is { } token ? After(entries, token) : entries;
        var page = rest.Take(most + 1).ToList();
        var output = new JsonObject { [member] = new JsonArray([.. page.Take(most).Select(entry => entry.Entry)]) };
        if (page.Count > most)
            output["NextToken"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(page[most - 1].Key));
        return output;
    }

    private static IEnumerable<(string Key, JsonObject Entry)> After(IEnumerable<(string Key, JsonObject Entry)> entries, string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
            throw AutoScalingErrors.InvalidNextToken();
        var last = Encoding.UTF8.GetString(bytes, 0, length);
        return entries.SkipWhile(entry => entry.Key != last).Skip(1);
    }
}
