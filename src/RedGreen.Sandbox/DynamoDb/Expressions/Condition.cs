using RedGreen.Sandbox.DynamoDb.Values;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>A condition on an item.</summary>
internal abstract record Condition
{
    /// <summary>Whether it holds. An item that is not there is an empty one.</summary>
    public abstract bool HoldsFor(Item item);

    /// <summary>The conditions it is made of.</summary>
    public virtual IEnumerable<Condition> Parts => [];

    /// <summary>The paths that it looks at itself.</summary>
    public virtual IEnumerable<DocumentPath> Paths => [];

    /// <summary>Every path looked at, by it and its parts.</summary>
    public IEnumerable<DocumentPath> AllPaths => Paths.Concat(Parts.SelectMany(static part => part.AllPaths));

    internal sealed record And(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<Condition> Parts => [Left, Right];

        public override bool HoldsFor(Item item) => Left.HoldsFor(item) && Right.HoldsFor(item);
    }

    internal sealed record Or(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<Condition> Parts => [Left, Right];

        public override bool HoldsFor(Item item) => Left.HoldsFor(item) || Right.HoldsFor(item);
    }

    internal sealed record Not(Condition Inner) : Condition
    {
        public override IEnumerable<Condition> Parts => [Inner];

        public override bool HoldsFor(Item item) => !Inner.HoldsFor(item);
    }

    internal sealed record Comparison(string Operator, Operand Left, Operand Right) : Condition
    {
        public override IEnumerable<DocumentPath> Paths => PathsOf(Left, Right);

        public override bool HoldsFor(Item item)
        {
            var (left, right) = (Left.Of(item), Right.Of(item));
            // What is missing equals nothing, so it differs from everything.
            if (Operator is "=" or "<>")
                return (left is not null && right is not null && left == right) == (Operator == "=");
            return left is not null && right is not null && AttributeOrder.Compare(left, right) is { } order && Operator switch
            {
                "<" => order < 0,
                "<=" => order <= 0,
                ">" => order > 0,
                _ => order >= 0,
            };
        }
    }

    internal sealed record Between(Operand Value, Operand Low, Operand High) : Condition
    {
        public override IEnumerable<DocumentPath> Paths => PathsOf(Value, Low, High);

        public override bool HoldsFor(Item item) => Value.Of(item) is { } value
            && Low.Of(item) is { } low && AttributeOrder.Compare(low, value) <= 0
            && High.Of(item) is { } high && AttributeOrder.Compare(value, high) <= 0;
    }

    internal sealed record In(Operand Value, IReadOnlyList<Operand> Choices) : Condition
    {
        public override IEnumerable<DocumentPath> Paths => PathsOf([Value, .. Choices]);

        public override bool HoldsFor(Item item) => Value.Of(item) is { } value && Choices.Any(choice => choice.Of(item) == value);
    }

    internal sealed record Exists(DocumentPath Path, bool Wanted) : Condition
    {
        public override IEnumerable<DocumentPath> Paths => [Path];

        public override bool HoldsFor(Item item) => Path.In(item) is not null == Wanted;
    }

    internal sealed record HasType(DocumentPath Path, string Type) : Condition
    {
        public override IEnumerable<DocumentPath> Paths => [Path];

        public override bool HoldsFor(Item item) => Path.In(item)?.Type == Type;
    }

    internal sealed record BeginsWith(Operand Value, Operand Prefix) : Condition
    {
        public override IEnumerable<DocumentPath> Paths => PathsOf(Value, Prefix);

        public override bool HoldsFor(Item item) => Value.Of(item) is { } value && Prefix.Of(item) is { } prefix && AttributeOrder.BeginsWith(value, prefix);
    }

    internal sealed record Contains(Operand Value, Operand Part) : Condition
    {
        public override IEnumerable<DocumentPath> Paths => PathsOf(Value, Part);

        public override bool HoldsFor(Item item) => Value.Of(item) is { } value && Part.Of(item) is { } part && AttributeOrder.Contains(value, part);
    }

    private static IEnumerable<DocumentPath> PathsOf(params IEnumerable<Operand> operands) => operands.SelectMany(static operand => operand switch
    {
        Operand.Path path => [path.Where],
        Operand.Size size => [size.Where],
        _ => Enumerable.Empty<DocumentPath>(),
    });
}
