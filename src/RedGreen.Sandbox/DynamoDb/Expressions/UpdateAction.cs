using RedGreen.Sandbox.DynamoDb.Values;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>One action of an update: what becomes of one path.</summary>
internal abstract record UpdateAction(DocumentPath Path)
{
    /// <summary>The value that stands there afterwards; null for none. <paramref name="item"/> is as it was before the update.</summary>
    public abstract AttributeValue? Result(Item item);

    internal sealed record Set(DocumentPath Path, UpdateOperand Value) : UpdateAction(Path)
    {
        public override AttributeValue? Result(Item item) => Value.Of(item);
    }

    internal sealed record Remove(DocumentPath Path) : UpdateAction(Path)
    {
        public override AttributeValue? Result(Item item) => null;
    }

    /// <summary>ADD: to a number, or elements to a set.</summary>
    internal sealed record Add(DocumentPath Path, AttributeValue Value) : UpdateAction(Path)
    {
        public override AttributeValue? Result(Item item) => (Path.In(item), Value) switch
        {
            (null, _) => Value,
            (AttributeValue.N number, AttributeValue.N more) => new AttributeValue.N(number.Number + more.Number),
            (AttributeValue.Set set, AttributeValue.Set more) when set.SetType == more.SetType => new AttributeValue.Set(set.SetType, set.Elements.Union(more.Elements).ToList()),
            _ => throw DynamoErrors.Validation("An operand in the update expression has an incorrect data type"),
        };
    }

    /// <summary>DELETE: elements from a set. A set without elements is no attribute.</summary>
    internal sealed record Delete(DocumentPath Path, AttributeValue.Set Elements) : UpdateAction(Path)
    {
        public override AttributeValue? Result(Item item) => Path.In(item) switch
        {
            null => null,
            AttributeValue.Set set when set.SetType == Elements.SetType => set.Elements.Except(Elements.Elements).ToList() is { Count: > 0 } left ? new AttributeValue.Set(set.SetType, left) : null,
            _ => throw DynamoErrors.Validation("An operand in the update expression has an incorrect data type"),
        };
    }
}
