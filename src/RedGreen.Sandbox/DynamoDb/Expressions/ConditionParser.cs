using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>Reads conditions: NOT binds before AND, AND before OR.</summary>
internal sealed class ConditionParser(ExpressionReader reader)
{
    private const int MostChoices = 100;
    private static readonly HashSet<string> Comparators = ["=", "<>", "<", "<=", ">", ">="];
    private bool _justClosed;

    public Condition Parse()
    {
        var condition = Any();
        reader.ExpectEnd();
        return condition;
    }

    private Condition Any()
    {
        var left = All();
        while (reader.TryTakeKeyword("OR"))
            left = Combined(new Condition.Or(left, All()));
        return left;
    }

    private Condition All()
    {
        var left = Negated();
        while (reader.TryTakeKeyword("AND"))
            left = Combined(new Condition.And(left, Negated()));
        return left;
    }

    private Condition Negated() => reader.TryTakeKeyword("NOT") ? Combined(new Condition.Not(Negated())) : Single();

    private Condition Combined(Condition condition)
    {
        _justClosed = false;
        return condition;
    }

    private Condition Single()
    {
        if (reader.TryTake("("))
        {
            var inner = Any();
            reader.Expect(")");
            if (_justClosed)
                throw reader.Invalid("The expression has redundant parentheses;");
            _justClosed = true;
            return inner;
        }

        _justClosed = false;
        if (reader.Peek.Kind == TokenKind.Word && reader.Second.Text == "(" && reader.Peek.Text != "size")
            return new FunctionReader(reader, Operand).Condition();
        var left = Operand();
        if (reader.TryTakeKeyword("BETWEEN"))
            return Between(left);
        if (reader.TryTakeKeyword("IN"))
            return In(left);
        return Comparators.Contains(reader.Peek.Text) ? Comparison(left, reader.Take().Text, Operand()) : throw reader.SyntaxError();
    }

    private Operand Operand()
    {
        if (reader.Peek.Kind == TokenKind.Value)
            return new Operand.Constant(reader.Value());
        if (reader.Peek.Kind != TokenKind.Word || reader.Second.Text != "(")
            return new Operand.Path(reader.Path());
        return reader.Peek.Text == "size"
            ? new FunctionReader(reader, Operand).Size()
            : throw reader.Invalid($"The function is not allowed to be used this way in an expression; function: {reader.Peek.Text}");
    }

    private Condition.Comparison Comparison(Operand left, string comparator, Operand right)
    {
        if (left is Operand.Path && left == right)
            throw reader.Invalid($"The first operand must be distinct from the remaining operands for this operator or function; operator: {comparator}, first operand: {((Operand.Path)left).Where}");
        if (comparator is not ("=" or "<>"))
            foreach (var operand in new[] { left, right })
                if (operand is Operand.Constant { Value: not (AttributeValue.S or AttributeValue.N or AttributeValue.B) and var value })
                    throw WrongType(comparator, value);
        return new(comparator, left, right);
    }

    private Condition.Between Between(Operand value)
    {
        var low = Operand();
        reader.ExpectKeyword("AND");
        var high = Operand();
        if (low is Operand.Constant { Value: var from } && high is Operand.Constant { Value: var to })
        {
            if (from.Type != to.Type)
                throw reader.Invalid($"The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {Shown(from)}, upper bound operand: AttributeValue: {Shown(to)}");
            if (AttributeOrder.Compare(from, to) is not { } order)
                throw WrongType("BETWEEN", from);
            if (order > 0)
                throw reader.Invalid($"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {Shown(from)}, upper bound operand: AttributeValue: {Shown(to)}");
        }

        return new(value, low, high);

        static string Shown(AttributeValue value) => value.Write().ToJsonString().Replace("\"", "", StringComparison.Ordinal);
    }

    private Condition.In In(Operand value)
    {
        reader.Expect("(");
        List<Operand> choices = [];
        do
            choices.Add(Operand());
        while (reader.TryTake(","));
        reader.Expect(")");
        return choices.Count <= MostChoices
            ? new(value, choices)
            : throw reader.Invalid($"The IN operator is provided with too many operands; number of operands: {choices.Count}");
    }

    private AwsError WrongType(string comparator, AttributeValue value) =>
        reader.Invalid($"Incorrect operand type for operator or function; operator or function: {comparator}, operand type: {value.Type}");
}
