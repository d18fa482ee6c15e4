using System.Text;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.DynamoDb.Values;

/// <summary>An item: attributes by name. Items never change.</summary>
internal sealed record Item(IReadOnlyDictionary<string, AttributeValue> Attributes)
{
    private const int LargestBytes = 400 * 1024;

    public static readonly Item Empty = new(new Dictionary<string, AttributeValue>());

    public AttributeValue? this[string name] => Attributes.GetValueOrDefault(name);

    /// <summary>Reads a map of attributes.</summary>
    public static Item Read(JsonObject input) => new(input.ToDictionary(static attribute => attribute.Key, static attribute => AttributeJson.Read(attribute.Value)));

    public JsonObject Write() => AttributeJson.Write(Attributes);

    /// <summary>The size that counts for the limit of 400 KB: names and values, in bytes.</summary>
    public int Size => Attributes.Sum(static attribute => Encoding.UTF8.GetByteCount(attribute.Key) + SizeOf(attribute.Value));

    /// <summary>Whether it is too large to be kept.</summary>
    public bool IsTooLarge => Size > LargestBytes;

    private static int SizeOf(AttributeValue value) => value switch
    {
        AttributeValue.S text => Encoding.UTF8.GetByteCount(text.Text),
        AttributeValue.N number => ((number.Number.Digits + 1) / 2) + 1 + (number.Number.IsNegative ? 1 : 0),
        AttributeValue.B binary => binary.Bytes.Span.Length,
        AttributeValue.L list => 3 + list.Items.Sum(static item => 1 + SizeOf(item)),
        AttributeValue.M map => 3 + map.Members.Sum(static member => 1 + Encoding.UTF8.GetByteCount(member.Key) + SizeOf(member.Value)),
        AttributeValue.Set set => set.Elements.Sum(SizeOf),
        _ => 1,
    };
}
