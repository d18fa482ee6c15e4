using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs;

/// <summary>Lists of ARNs, a page at a time: <c>maxResults</c>, <c>nextToken</c>.</summary>
internal static class Page
{
    private const int Longest = 100;

    /// <param name="input">The call's input.</param>
    /// <param name="member">The output's list.</param>
    /// <param name="arns">All of them, always in the same order.</param>
    /// <param name="size">Where <c>maxResults</c> is absent.</param>
    public static JsonObject Of(JsonObject input, string member, IReadOnlyList<string> arns, int size = Longest)
    {
        var most = input.Int("maxResults") ?? size;
        if (most is < 1 or > Longest)
            throw EcsErrors.InvalidParameter($"maxResults should be between 1 and {Longest}; it is {most}.");
        var start = Start(input.Text("nextToken"));
        var end = Math.Min(arns.Count, start + most);
        var output = new JsonObject { [member] = new JsonArray([.. arns.Skip(start).Take(most).Select(arn => (JsonNode)arn)]) };
        if (end < arns.Count)
            output["nextToken"] = Convert.ToBase64String(BitConverter.GetBytes(end));
        return output;
    }

    private static int Start(string? token)
    {
        if (token is null)
            return 0;
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        return Convert.TryFromBase64String(token, bytes, out var count) && count == sizeof(int) && BitConverter.ToInt32(bytes) is >= 0 and var start
            ? start
            : throw EcsErrors.InvalidParameter(string.Create(CultureInfo.InvariantCulture, $"Invalid token {token}."));
    }
}
