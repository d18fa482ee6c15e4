using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Values;

/// <summary>Attribute values on the wire: <c>{"S": "text"}</c>.</summary>
internal static class AttributeJson
{
    private const int DeepestNesting = 32;

    /// <summary>Reads one value.</summary>
    /// <exception cref="AwsError">It is none.</exception>
    public static AttributeValue Read(JsonNode? node, int depth = 0)
    {
        if (depth > DeepestNesting)
            throw DynamoErrors.Validation("Nesting Levels have exceeded supported limits: Attributes have nested levels of more than 32");
        if (node is not JsonObject holder)
            throw new AwsError("SerializationException", "Unexpected value type in payload: an attribute value is an object with its type as the only member.");
        var given = holder.Where(static member => member.Value is not null).ToList();
        return given switch
        {
            [] => throw DynamoErrors.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
            [var (type, value)] => Read(type, value!, depth),
            _ => throw DynamoErrors.Validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"),
        };
    }

    /// <summary>Writes one value.</summary>
    public static JsonObject Write(this AttributeValue value) => new()
    {
        [value.Type] = value switch
        {
            AttributeValue.S text => text.Text,
            AttributeValue.N number => number.Number.ToString(),
            AttributeValue.B binary => binary.Bytes.ToString(),
            AttributeValue.Bool flag => flag.Value,
            AttributeValue.Null => true,
            AttributeValue.L list => new JsonArray([.. list.Items.Select(Write)]),
            AttributeValue.M map => Write(map.Members),
            AttributeValue.Set set => new JsonArray([.. set.Elements.Select(element => element.Write()[element.Type]!.DeepClone())]),
            _ => throw new InvalidOperationException($"{value.Type} is no attribute type."),
        },
    };

    /// <summary>Writes an item or a map.</summary>
    public static JsonObject Write(IEnumerable<KeyValuePair<string, AttributeValue>> members) =>
        new(members.OrderBy(static member => member.Key, StringComparer.Ordinal).Select(static member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value.Write())));

    private static AttributeValue Read(string type, JsonNode value, int depth) => type switch
    {
        "S" => new AttributeValue.S(Text(value)),
        "N" => new AttributeValue.N(DynamoNumber.Parse(Text(value))),
        "B" => new AttributeValue.B(Bytes(Text(value))),
        "BOOL" => new AttributeValue.Bool(Flag(value)),
        "NULL" => Flag(value) ? new AttributeValue.Null() : throw DynamoErrors.InvalidParameter("Null attribute value types must have the value of true"),
        "L" => new AttributeValue.L(List(value).Select(item => Read(item, depth + 1)).ToList()),
        "M" when value is JsonObject map => new AttributeValue.M(map.ToDictionary(static member => member.Key, member => Read(member.Value, depth + 1))),
        "SS" => Set("SS", "string", List(value), static element => new AttributeValue.S(Text(element))),
        "NS" => Set("NS", "number", List(value), static element => new AttributeValue.N(DynamoNumber.Parse(Text(element)))),
        "BS" => Set("BS", "binary", List(value), static element => new AttributeValue.B(Bytes(Text(element)))),
        "M" => throw Unexpected("M", "an object"),
        _ => throw DynamoErrors.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
    };

    private static AttributeValue.Set Set(string type, string name, JsonArray array, Func<JsonNode, AttributeValue> read)
    {
        var elements = array.Select(element => read(element ?? throw Unexpected(type, "a list of strings"))).ToList();
        if (elements.Count == 0)
            throw DynamoErrors.InvalidParameter($"An {name} set  may not be empty");
        return elements.Distinct().Count() == elements.Count
            ? new(type, elements)
            : throw DynamoErrors.InvalidParameter($"Input collection [{string.Join(", ", array.Select(static element => element!.GetValue<string>()))}] contains duplicates.");
    }

    private static string Text(JsonNode value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text
        : value.GetValueKind() == JsonValueKind.Number ? throw new AwsError("SerializationException", "NUMBER_VALUE cannot be converted to String")
        : throw Unexpected("S, N or B", "a string");

    private static bool Flag(JsonNode value) =>
        value is JsonValue scalar && scalar.TryGetValue<bool>(out var flag) ? flag : throw Unexpected("BOOL or NULL", "true or false");

    private static JsonArray List(JsonNode value) => value as JsonArray ?? throw Unexpected("L, SS, NS or BS", "a list");

    private static Binary Bytes(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var count)
            ? new(bytes[..count])
            : throw new AwsError("SerializationException", "Base64 encoded length is expected a multiple of 4 bytes, of the base 64 alphabet.");
    }

    private static AwsError Unexpected(string type, string expected) =>
        new("SerializationException", $"Unexpected value type in payload: {type} must be {expected}.");
}
