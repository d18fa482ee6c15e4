using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace RedGreen.Standins.Tests.Shapes;

/// <summary>
/// An object as JSON, written by reflection and by nothing that the stand-ins use: both what the wire should carry
/// and how two objects are compared.
/// </summary>
public static class Tree
{
    public static JsonNode Of(object value, Func<string, string>? name = null) => Node(value, name ?? (n => n))!;

    /// <summary>The same tree as the query protocol's XML.</summary>
    public static XElement Xml(string element, JsonNode? tree) => tree switch
    {
        JsonArray list => new XElement(element, list.Select(item => Xml("member", item))),
        JsonObject map when map.ContainsKey("key0") => new XElement(element, map.Select(pair => new XElement("entry", new XElement("key", pair.Key), Xml("value", pair.Value)))),
        JsonObject shape => new XElement(element, shape.Select(pair => Xml(pair.Key, pair.Value))),
        _ => new XElement(element, Text(tree)),
    };

    /// <summary>The same tree as the query protocol's parameters.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parameters(string key, JsonNode? tree)
    {
        string At(string name) => key.Length == 0 ? name : $"{key}.{name}";
        return tree switch
        {
            JsonArray list => list.SelectMany((item, i) => Parameters(At($"member.{i + 1}"), item)),
            JsonObject map when map.ContainsKey("key0") => map.SelectMany((pair, i) =>
                Parameters(At($"entry.{i + 1}.value"), pair.Value).Prepend(new(At($"entry.{i + 1}.key"), pair.Key))),
            JsonObject shape => shape.SelectMany(pair => Parameters(At(pair.Key), pair.Value)),
            _ => [new(key, Text(tree))],
        };
    }

    private static string Text(JsonNode? leaf) => leaf!.GetValueKind() == System.Text.Json.JsonValueKind.String ? leaf.GetValue<string>() : leaf.ToJsonString();

    private static JsonNode? Node(object? value, Func<string, string> name) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth,
        int number => number,
        long number => number,
        double number => number,
        float number => number,
        DateTime time => (decimal)(time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond,
        MemoryStream bytes => Convert.ToBase64String(bytes.ToArray()),
        ConstantClass constant => constant.Value,
        Document document => Node(document, name),
        IDictionary map => new JsonObject(map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, Node(map[key], name)))),
        IEnumerable list => new JsonArray([.. list.Cast<object>().Select(item => Node(item, name))]),
        _ => new JsonObject(Filled.Members(value.GetType())
            .Select(p => KeyValuePair.Create(name(p.Name), Node(p.GetValue(value), name)))
            .Where(p => p.Value != null)),
    };

    private static JsonNode? Node(Document document, Func<string, string> name)
        => document.IsNull() ? null
        : document.IsDictionary() ? new JsonObject(document.AsDictionary().Select(e => KeyValuePair.Create(e.Key, Node(e.Value, name))))
        : document.IsList() ? new JsonArray([.. document.AsList().Select(item => Node(item, name))])
        : document.IsString() ? document.AsString()
        : document.IsBool() ? document.AsBool()
        : document.IsInt() ? document.AsInt()
        : document.IsLong() ? document.AsLong()
        : document.AsDouble();

    /// <summary>A time as the query protocol writes it, for trees whose leaves hold seconds.</summary>
    public static string Iso(decimal seconds) => DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
