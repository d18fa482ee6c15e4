using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// The query protocol's flat names as a tree: <c>A.B</c> is a structure, <c>A.member.1</c> and the flattened
/// <c>A.1</c> are lists, <c>A.entry.1.key</c> with <c>A.entry.1.value</c> is a map. Scalars stay strings.
/// </summary>
internal static class QueryInput
{
    private const int DeepestName = 64;

    public static JsonObject Read(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var root = new Branch();
        foreach (var (name, value) in parameters)
            root.Place(name, value.ToString());
        return root.Structure();
    }

    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> _branches = new(StringComparer.Ordinal);
        private string? _value;

        public void Place(string name, string value)
        {
            var segments = name.Split('.');
            if (segments.Length > DeepestName || segments.Contains(""))
                throw Malformed(name, "is not a parameter's name");
            var at = this;
            foreach (var segment in segments)
            {
                if (at._value is not null)
                    throw Malformed(name, "lies under a parameter that has a value itself");
                if (!at._branches.TryGetValue(segment, out var next))
                    at._branches[segment] = next = new Branch();
                at = next;
            }

            if (at._branches.Count > 0)
                throw Malformed(name, "has a value, and parameters under it");
            at._value = value;
        }

        public JsonObject Structure()
        {
            var structure = new JsonObject();
            foreach (var (name, branch) in _branches)
                structure[name] = branch.Node();
            return structure;
        }

        private JsonNode Node() =>
            _value is not null ? JsonValue.Create(_value)
            : IsList ? List()
            : Only("member") is { IsList: true } list ? list.List()
            : Only("entry") is { IsList: true } map ? map.Map()
            : Structure();

        private bool IsList => _branches.Count > 0 && _branches.Keys.All(key => Index(key) is not null);

        private Branch? Only(string name) => _branches.Count == 1 ? _branches.GetValueOrDefault(name) : null;

        private IEnumerable<Branch> Items => _branches.OrderBy(item => Index(item.Key)).Select(item => item.Value);

        private JsonArray List() => new([.. Items.Select(item => item.Node())]);

        private JsonObject Map()
        {
            var map = new JsonObject();
            foreach (var entry in Items)
                map[entry._branches.GetValueOrDefault("key")?._value ?? throw Malformed("entry", "has no key")] =
                    entry._branches.GetValueOrDefault("value")?.Node();
            return map;
        }

        private static int? Index(string segment) =>
            int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

        private static AwsError Malformed(string name, string problem) => new("MalformedInput", $"The parameter {name} {problem}.");
    }
}
