using RedGreen.Sandbox.DynamoDb.Values;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>Reads the functions of conditions, whose names know no other case.</summary>
internal sealed class FunctionReader(ExpressionReader reader, Func<Operand> readOperand)
{
    private static readonly string[] Types = ["S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS"];

    public Condition Condition()
    {
        var function = reader.Take().Text;
        return function switch
        {
            "attribute_exists" => new Condition.Exists(Path(function, Arguments(function, 1)[0]), Wanted: true),
            "attribute_not_exists" => new Condition.Exists(Path(function, Arguments(function, 1)[0]), Wanted: false),
            "attribute_type" => Type(function),
            "begins_with" => BeginsWith(function),
            "contains" => Contains(function),
            _ => throw reader.Invalid($"Invalid function name; function: {function}"),
        };
    }

    public Operand.Size Size()
    {
        var function = reader.Take().Text;
        return new(Path(function, Arguments(function, 1)[0]));
    }

    private Condition.HasType Type(string function)
    {
        var arguments = Arguments(function, 2);
        if (arguments[1] is not Operand.Constant { Value: AttributeValue.S type })
            throw reader.Invalid($"Incorrect operand type for operator or function; operator or function: {function}, operand type: {(arguments[1] as Operand.Constant)?.Value.Type ?? "document path"}");
        return Types.Contains(type.Text)
            ? new(Path(function, arguments[0]), type.Text)
            : throw reader.Invalid($"Invalid attribute type name found; type: {type.Text}, valid types: {{{string.Join(",", Types)}}}");
    }

    private Condition.BeginsWith BeginsWith(string function)
    {
        var arguments = Arguments(function, 2);
        foreach (var argument in arguments)
            if (argument is Operand.Constant { Value: not (AttributeValue.S or AttributeValue.B) and var value })
                throw reader.Invalid($"Incorrect operand type for operator or function; operator or function: {function}, operand type: {value.Type}");
        CheckDistinct(function, arguments);
        return new(arguments[0], arguments[1]);
    }

    private Condition.Contains Contains(string function)
    {
        var arguments = Arguments(function, 2);
        CheckDistinct(function, arguments);
        return new(arguments[0], arguments[1]);
    }

    private List<Operand> Arguments(string function, int count)
    {
        reader.Expect("(");
        List<Operand> arguments = [];
        do
            arguments.Add(readOperand());
        while (reader.TryTake(","));
        reader.Expect(")");
        return arguments.Count == count
            ? arguments
            : throw reader.Invalid($"Incorrect number of operands for operator or function; operator or function: {function}, number of operands: {arguments.Count}");
    }

    private DocumentPath Path(string function, Operand argument) => argument is Operand.Path path
        ? path.Where
        : throw reader.Invalid($"Operator or function requires a document path; operator or function: {function}");

    private void CheckDistinct(string function, List<Operand> arguments)
    {
        if (arguments[0] is Operand.Path path && path == arguments[1])
            throw reader.Invalid($"The first operand must be distinct from the remaining operands for this operator or function; operator: {function}, first operand: {path.Where}");
    }
}
