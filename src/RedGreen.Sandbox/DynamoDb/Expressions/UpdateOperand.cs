using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>What SET gives an attribute, worked out on the item as it was before the update.</summary>
internal abstract record UpdateOperand
{
    public abstract AttributeValue Of(Item item);

    protected static AwsError WrongType() => DynamoErrors.Validation("An operand in the update expression has an incorrect data type");

    internal sealed record Constant(AttributeValue Value) : UpdateOperand
    {
        public override AttributeValue Of(Item item) => Value;
    }

    internal sealed record Path(DocumentPath Where) : UpdateOperand
    {
        public override AttributeValue Of(Item item) =>
            Where.In(item) ?? throw DynamoErrors.Validation("The provided expression refers to an attribute that does not exist in the item");
    }

    internal sealed record IfNotExists(DocumentPath Where, UpdateOperand Otherwise) : UpdateOperand
    {
        public override AttributeValue Of(Item item) => Where.In(item) ?? Otherwise.Of(item);
    }

    internal sealed record ListAppend(UpdateOperand First, UpdateOperand Second) : UpdateOperand
    {
        public override AttributeValue Of(Item item) => (First.Of(item), Second.Of(item)) is (AttributeValue.L first, AttributeValue.L second)
            ? new AttributeValue.L([.. first.Items, .. second.Items])
            : throw WrongType();
    }

    internal sealed record Sum(UpdateOperand Left, UpdateOperand Right, bool Minus) : UpdateOperand
    {
        public override AttributeValue Of(Item item) => (Left.Of(item), Right.Of(item)) is (AttributeValue.N left, AttributeValue.N right)
            ? new AttributeValue.N(Minus ? left.Number - right.Number : left.Number + right.Number)
            : throw WrongType();
    }
}
