using System.Text;
using System.Text.Json;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.Events.Patterns;

/// <summary>Reads a pattern's text.</summary>
internal static class PatternReader
{
    private const int Longest = 4096;
    private const string Or = "$or";

    public static FieldsPattern Read(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > Longest)
            throw EventErrors.InvalidPattern($"it has more than {Longest} bytes.");
        try
        {
            return Json.Parse(text) is JsonMap map ? Fields(map, "") : throw EventErrors.InvalidPattern("Filter is not an object.");
        }
        catch (JsonException problem)
        {
            throw EventErrors.InvalidPattern($"it is not JSON: {problem.Message}");
        }
    }

    private static FieldsPattern Fields(JsonMap map, string path)
    {
        if (map.Members.Length == 0)
            throw EventErrors.InvalidPattern($"Empty objects are not allowed{At(path)}.");
        List<(string, Pattern)> fields = [];
        List<IReadOnlyList<FieldsPattern>> choices = [];
        foreach (var (name, value) in map.Members)
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (name == Or && Alternatives(value, path) is { } alternatives)
                choices.Add(alternatives);
            else
                fields.Add((name, Field(value, place)));
        }

        return new(fields, choices);
    }

    private static Pattern Field(Json value, string path) => value switch
    {
        JsonMap map => Fields(map, path),
        JsonList { Count: > 0 } list => Leaf(list, path),
        JsonList => throw EventErrors.InvalidPattern($"Empty arrays are not allowed{At(path)}."),
        _ => throw EventErrors.InvalidPattern($"\"{path}\" must be an object or an array."),
    };

    // A field may be called $or too: then it holds values, and no list of patterns.
    private static List<FieldsPattern>? Alternatives(Json value, string path)
    {
        if (value is not JsonList { Count: >= 2 } list)
            return null;
        var alternatives = new List<FieldsPattern>();
        foreach (var item in list.Items)
        {
            if (item is not JsonMap map)
                return null;
            alternatives.Add(Fields(map, path));
        }

        return alternatives;
    }

    private static LeafPattern Leaf(JsonList list, string path)
    {
        List<LeafTest> tests = [];
        bool? presence = null;
        foreach (var item in list.Items)
        {
            if (item is JsonMap { Members: [{ Key: "exists", Value: var exists }] })
                presence = exists is JsonFlag flag ? flag.Value : throw EventErrors.InvalidPattern($"exists match pattern must be either true or false{At(path)}.");
            else
                tests.Add(LeafTests.Read(item, path));
        }

        return new(tests, presence);
    }

    private static string At(string path) => path.Length == 0 ? "" : $" at {path}";
}
