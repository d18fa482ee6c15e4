using System.Text;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Tables;

/// <summary>A table's primary key.</summary>
/// <param name="Hash">The partition key.</param>
/// <param name="Range">The sort key; null for none.</param>
internal sealed record KeySchema(KeyAttribute Hash, KeyAttribute? Range)
{
    private const int LongestHash = 2048;
    private const int LongestRange = 1024;

    public IEnumerable<KeyAttribute> Attributes => Range is null ? [Hash] : [Hash, Range];

    public static KeySchema Read(JsonObject input)
    {
        var types = (input.Structures("AttributeDefinitions") ?? throw DynamoErrors.Required("attributeDefinitions"))
            .ToDictionary(static definition => definition.Text("AttributeName") ?? "", static definition => definition.Text("AttributeType") ?? "");
        var keys = (input.Structures("KeySchema") ?? throw DynamoErrors.Required("keySchema"))
            .Select(static key => (Name: key.Text("AttributeName") ?? "", Type: key.Text("KeyType") ?? ""))
            .ToList();
        if (keys.Find(key => !types.ContainsKey(key.Name)) is { Name: { } unknown })
            throw DynamoErrors.InvalidParameter($"Some index key attributes are not defined in AttributeDefinitions. Keys: [{unknown}], AttributeDefinitions: [{string.Join(", ", types.Keys)}]");
        if (types.Count != keys.Count)
            throw DynamoErrors.InvalidParameter("Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
        if (types.Values.FirstOrDefault(static type => type is not ("S" or "N" or "B")) is { } type)
            throw DynamoErrors.InvalidEnum(type, "attributeDefinitions.1.member.attributeType", "B, N, S");
        return keys switch
        {
            [(var hash, "HASH")] => new(new(hash, types[hash]), null),
            [(var hash, "HASH"), (var range, "RANGE")] => new(new(hash, types[hash]), new(range, types[range])),
            _ => throw DynamoErrors.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type, or what follows it is not one RANGE key"),
        };
    }

    /// <summary>The key of an item to be put, as one text.</summary>
    public string OfItem(Item item)
    {
        foreach (var attribute in Attributes)
        {
            var value = item[attribute.Name] ?? throw DynamoErrors.InvalidParameter($"Missing the key {attribute.Name} in the item");
            if (value.Type != attribute.Type)
                throw DynamoErrors.InvalidParameter($"Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
        }

        return Text(item);
    }

    /// <summary>A key that is given alone, as one text.</summary>
    public string OfKey(Item key) =>
        key.Attributes.Count == Attributes.Count() && Attributes.All(attribute => key[attribute.Name]?.Type == attribute.Type)
            ? Text(key)
            : throw DynamoErrors.Validation("The provided key element does not match the schema");

    /// <summary>The key's attributes alone.</summary>
    public Item Of(Item item) => new(Attributes.ToDictionary(static attribute => attribute.Name, attribute => item[attribute.Name]!));

    private string Text(Item item)
    {
        var hash = Part(item[Hash.Name]!, Hash.Name, LongestHash, "Size of hashkey has exceeded the maximum size limit of2048 bytes");
        return Range is null
            ? hash
            : $"{hash.Length}:{hash}{Part(item[Range.Name]!, Range.Name, LongestRange, "Aggregated size of all range keys has exceeded the size limit of 1024 bytes")}";
    }

    private static string Part(AttributeValue value, string name, int longest, string tooLong) => value switch
    {
        AttributeValue.S { Text.Length: 0 } => throw Empty(name, "string"),
        AttributeValue.B { Bytes.Span.Length: 0 } => throw Empty(name, "binary"),
        AttributeValue.S text when Encoding.UTF8.GetByteCount(text.Text) > longest => throw DynamoErrors.InvalidParameter(tooLong),
        AttributeValue.B binary when binary.Bytes.Span.Length > longest => throw DynamoErrors.InvalidParameter(tooLong),
        AttributeValue.S text => text.Text,
        AttributeValue.N number => number.Number.ToString(),
        AttributeValue.B binary => binary.Bytes.ToString(),
        _ => throw new InvalidOperationException($"A key of type {value.Type} has passed the check of its type."),
    };

    private static AwsError Empty(string name, string kind) =>
        DynamoErrors.Validation($"One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty {kind} value. Key: {name}");
}

/// <summary>An attribute of a key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">S, N or B.</param>
internal sealed record KeyAttribute(string Name, string Type);
