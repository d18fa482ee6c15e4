using System.Text;

namespace RedGreen.Sandbox.DynamoDb.Values;

/// <summary>How values compare: numbers as numbers, texts and binaries byte by byte. Nothing else has an order.</summary>
internal static class AttributeOrder
{
    /// <summary>Below 0, 0 or above 0; null where the two have no order.</summary>
    public static int? Compare(AttributeValue a, AttributeValue b) => (a, b) switch
    {
        (AttributeValue.N x, AttributeValue.N y) => x.Number.CompareTo(y.Number),
        (AttributeValue.S x, AttributeValue.S y) => Encoding.UTF8.GetBytes(x.Text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y.Text)),
        (AttributeValue.B x, AttributeValue.B y) => x.Bytes.CompareTo(y.Bytes),
        _ => null,
    };

    public static bool BeginsWith(AttributeValue value, AttributeValue prefix) => (value, prefix) switch
    {
        (AttributeValue.S text, AttributeValue.S start) => text.Text.StartsWith(start.Text, StringComparison.Ordinal),
        (AttributeValue.B bytes, AttributeValue.B start) => bytes.Bytes.Span.StartsWith(start.Bytes.Span),
        _ => false,
    };

    /// <summary>A part of a text or binary, or an element of a set or list.</summary>
    public static bool Contains(AttributeValue value, AttributeValue part) => (value, part) switch
    {
        (AttributeValue.S text, AttributeValue.S inner) => text.Text.Contains(inner.Text, StringComparison.Ordinal),
        (AttributeValue.B bytes, AttributeValue.B inner) => bytes.Bytes.Span.IndexOf(inner.Bytes.Span) >= 0,
        (AttributeValue.Set set, _) => set.Elements.Contains(part),
        (AttributeValue.L list, _) => list.Items.Contains(part),
        _ => false,
    };

    /// <summary>What size() says; null for what has none.</summary>
    public static int? Size(AttributeValue value) => value switch
    {
        AttributeValue.S text => Encoding.UTF8.GetByteCount(text.Text),
        AttributeValue.B bytes => bytes.Bytes.Span.Length,
        AttributeValue.L list => list.Items.Count,
        AttributeValue.M map => map.Members.Count,
        AttributeValue.Set set => set.Elements.Count,
        _ => null,
    };
}
