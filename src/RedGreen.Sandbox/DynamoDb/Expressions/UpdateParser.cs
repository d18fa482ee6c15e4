using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>Reads an UpdateExpression: SET, REMOVE, ADD and DELETE, each once, in any order.</summary>
internal sealed class UpdateParser(ExpressionReader reader)
{
    private readonly List<UpdateAction> _actions = [];
    private readonly HashSet<string> _sections = [];

    public IReadOnlyList<UpdateAction> Parse()
    {
        do
            Section();
        while (reader.Peek.Kind != TokenKind.End);
        DocumentPath.CheckApart(_actions.Select(static action => action.Path).ToList(), reader);
        return _actions;
    }

    private void Section()
    {
        var keyword = reader.Peek.Text.ToUpperInvariant();
        Func<UpdateAction> read = keyword switch
        {
            "SET" => Set,
            "REMOVE" => () => new UpdateAction.Remove(reader.Path()),
            "ADD" => Add,
            "DELETE" => Delete,
            _ => throw reader.SyntaxError(),
        };
        if (!_sections.Add(keyword))
            throw reader.Invalid($"The \"{keyword}\" section can only be used once in an update expression;");
        reader.Take();
        do
            _actions.Add(read());
        while (reader.TryTake(","));
    }

    private UpdateAction.Set Set()
    {
        var path = reader.Path();
        reader.Expect("=");
        return new(path, Value());
    }

    private UpdateOperand Value()
    {
        var left = Operand();
        foreach (var symbol in new[] { "+", "-" })
            if (reader.TryTake(symbol))
            {
                var right = Operand();
                CheckType(symbol, static value => value is AttributeValue.N, left, right);
                return new UpdateOperand.Sum(left, right, Minus: symbol == "-");
            }

        return left;
    }

    private UpdateOperand Operand()
    {
        if (reader.TryTake("("))
        {
            var inner = Value();
            reader.Expect(")");
            return inner;
        }

        if (reader.Peek.Kind == TokenKind.Value)
            return new UpdateOperand.Constant(reader.Value());
        return reader.Peek.Kind == TokenKind.Word && reader.Second.Text == "(" ? Function() : new UpdateOperand.Path(reader.Path());
    }

    private UpdateOperand Function()
    {
        var function = reader.Take().Text;
        if (function is not ("if_not_exists" or "list_append"))
            throw reader.Invalid($"Invalid function name; function: {function}");
        reader.Expect("(");
        List<UpdateOperand> arguments = [];
        do
            arguments.Add(Operand());
        while (reader.TryTake(","));
        reader.Expect(")");
        if (arguments is not [var first, var second])
            throw reader.Invalid($"Incorrect number of operands for operator or function; operator or function: {function}, number of operands: {arguments.Count}");
        if (function == "if_not_exists")
            return first is UpdateOperand.Path path
                ? new UpdateOperand.IfNotExists(path.Where, second)
                : throw reader.Invalid("Operator or function requires a document path; operator or function: if_not_exists");
        CheckType(function, static value => value is AttributeValue.L, first, second);
        return new UpdateOperand.ListAppend(first, second);
    }

    private UpdateAction.Add Add()
    {
        var path = reader.Path();
        var value = reader.Value();
        return value is AttributeValue.N or AttributeValue.Set ? new(path, value) : throw WrongType("ADD", value);
    }

    private UpdateAction.Delete Delete()
    {
        var path = reader.Path();
        var value = reader.Value();
        return value is AttributeValue.Set set ? new(path, set) : throw WrongType("DELETE", value);
    }

    private void CheckType(string function, Func<AttributeValue, bool> fits, params UpdateOperand[] operands)
    {
        foreach (var operand in operands)
            if (operand is UpdateOperand.Constant { Value: var value } && !fits(value))
                throw WrongType(function, value);
    }

    private AwsError WrongType(string function, AttributeValue value) =>
        reader.Invalid($"Incorrect operand type for operator or function; operator{(function is "ADD" or "DELETE" ? "" : " or function")}: {function}, operand type: {value.Type}");
}
