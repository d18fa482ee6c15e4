using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>Cuts lists into pages. A token names the last item seen, so that items which come meanwhile shift nothing.</summary>
internal static class Page
{
    private const int Default = 100;
    private const int Max = 1000;

    /// <summary>One page of a list.</summary>
    /// <param name="items">All items, in their order.</param>
    /// <param name="number">An item's number, which rises or falls throughout the list.</param>
    /// <param name="input">The request, with maxResults and nextToken.</param>
    /// <param name="member">The answer's member that holds the items.</param>
    /// <param name="show">An item as the answer has it.</param>
    /// <param name="where">Which items are wanted; the one that a token names need not be among them any more.</param>
    public static JsonObject Of<T>(IEnumerable<T> items, Func<T, long> number, JsonObject input, string member, Func<T, JsonNode> show, Func<T, bool>? where = null)
    {
        var size = input.Int("maxResults") ?? 0;
        if (size is < 0 or > Max)
            throw new AwsError("ValidationException", $"1 validation error detected: Value '{size}' at 'maxResults' failed to satisfy constraint: Member must have value from 0 to {Max}");
        var rest = input.Text("nextToken") is { } token ? After(items, number, Read(token)) : items;
        var page = rest.Where(where ?? (_ => true)).Take((size == 0 ? Default : size) + 1).ToList();
        var answer = new JsonObject();
        if (page.Count > (size == 0 ? Default : size))
        {
            page.RemoveAt(page.Count - 1);
            answer["nextToken"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(number(page[^1]).ToString(CultureInfo.InvariantCulture)));
        }

        answer[member] = new JsonArray([.. page.Select(show)]);
        return answer;
    }

    private static IEnumerable<T> After<T>(IEnumerable<T> items, Func<T, long> number, long last) =>
        items.SkipWhile(item => number(item) != last).Skip(1);

    private static long Read(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && long.TryParse(bytes.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new AwsError("InvalidToken", $"Invalid Token: '{token}'");
    }
}
