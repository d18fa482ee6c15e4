using System.Text.Json.Nodes;

namespace RedGreen.Standins.Tests.Shapes;

/// <summary>Where two trees differ, path by path: a failing test then names the member, not a position in a text.</summary>
public static class Difference
{
    /// <param name="actual">What was found.</param>
    /// <param name="expected">What it should hold.</param>
    /// <param name="except">Members that do not count.</param>
    public static void ShouldHold(this JsonNode? actual, JsonNode? expected, params string[] except)
    {
        var differences = Between("", expected, actual).Where(line => !except.Any(e => line.Contains($".{e}:", StringComparison.Ordinal))).ToList();
        if (differences.Count > 0)
            Assert.Fail(string.Join('\n', differences));
    }

    private static IEnumerable<string> Between(string path, JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (JsonObject e, JsonObject a) => e.Select(p => p.Key).Union(a.Select(p => p.Key)).SelectMany(key => Between($"{path}.{key}", e[key], a[key])),
        (JsonArray e, JsonArray a) when e.Count == a.Count => e.SelectMany((item, i) => Between($"{path}[{i}]", item, a[i])),
        _ => JsonNode.DeepEquals(expected, actual) ? [] : [$"{path}: expected {expected?.ToJsonString() ?? "nothing"}, found {actual?.ToJsonString() ?? "nothing"}"],
    };
}
