using RedGreen.Sandbox.DynamoDb.Values;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>Something that a condition compares.</summary>
internal abstract record Operand
{
    /// <summary>What it is worth for an item; null for nothing.</summary>
    public abstract AttributeValue? Of(Item item);

    internal sealed record Path(DocumentPath Where) : Operand
    {
        public override AttributeValue? Of(Item item) => Where.In(item);
    }

    internal sealed record Constant(AttributeValue Value) : Operand
    {
        public override AttributeValue? Of(Item item) => Value;
    }

    /// <summary>size(path).</summary>
    internal sealed record Size(DocumentPath Where) : Operand
    {
        public override AttributeValue? Of(Item item) => Where.In(item) is { } value && AttributeOrder.Size(value) is { } size
            ? new AttributeValue.N(DynamoNumber.Parse(size.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            : null;
    }
}
