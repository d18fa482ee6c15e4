namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>A part of a metric math expression.</summary>
internal abstract record MathNode
{
    /// <summary>What this part is worth.</summary>
    public abstract Operand Evaluate(MathScope scope);

    /// <summary>The parts it is made of.</summary>
    public virtual IEnumerable<MathNode> Parts => [];

    /// <summary>This part and all below it.</summary>
    public IEnumerable<MathNode> Descendants() => Parts.SelectMany(static part => part.Descendants()).Prepend(this);

    internal sealed record Number(double Value) : MathNode
    {
        public override Operand Evaluate(MathScope scope) => new Operand.Scalar(Value);
    }

    /// <summary>Text in quotes, or a word such as REPEAT: an argument that has no value of its own.</summary>
    internal sealed record Word(string Text) : MathNode
    {
        public override Operand Evaluate(MathScope scope) => throw new MathException($"'{Text}' stands where a value should");
    }

    internal sealed record Reference(string Id) : MathNode
    {
        public override Operand Evaluate(MathScope scope) => scope.Resolve(Id);
    }

    internal sealed record Negation(MathNode Inner) : MathNode
    {
        public override IEnumerable<MathNode> Parts => [Inner];

        public override Operand Evaluate(MathScope scope) => Operand.Each(Inner.Evaluate(scope), static value => -value);
    }

    internal sealed record Binary(MathOperator Operator, MathNode Left, MathNode Right) : MathNode
    {
        public override IEnumerable<MathNode> Parts => [Left, Right];

        public override Operand Evaluate(MathScope scope) => Operand.Combine(Left.Evaluate(scope), Right.Evaluate(scope), Operator.Apply);
    }

    internal sealed record Array(IReadOnlyList<MathNode> Items) : MathNode
    {
        public override IEnumerable<MathNode> Parts => Items;

        public override Operand Evaluate(MathScope scope) => new Operand.Many(Items.SelectMany(item => item.Evaluate(scope) switch
        {
            Operand.Series series => [series.Values],
            Operand.Many many => many.Items,
            _ => throw new MathException("an array may hold time series only"),
        }).ToList());
    }

    internal sealed record Call(string Function, IReadOnlyList<MathNode> Arguments) : MathNode
    {
        public override IEnumerable<MathNode> Parts => Arguments;

        public override Operand Evaluate(MathScope scope) => MathFunctions.ByName[Function](Arguments, scope);
    }
}
