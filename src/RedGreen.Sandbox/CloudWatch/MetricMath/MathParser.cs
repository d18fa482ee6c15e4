using System.Globalization;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>Reads a metric math expression by precedence climbing.</summary>
internal sealed partial class MathParser
{
    private readonly List<string> _tokens = [];
    private int _next;

    public MathParser(string text)
    {
        var end = 0;
        foreach (Match match in TokenPattern().Matches(text))
        {
            if (text[end..match.Index].Trim() is { Length: > 0 } unknown)
                throw new MathException($"'{unknown}' cannot be read");
            _tokens.Add(match.Value);
            end = match.Index + match.Length;
        }

        if (text[end..].Trim() is { Length: > 0 } rest)
            throw new MathException($"'{rest}' cannot be read");
    }

    public MathNode Parse()
    {
        var root = Operation(weakest: 1);
        return Peek is null ? root : throw new MathException($"unexpected '{Peek}'");
    }

    private string? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    private MathNode Operation(int weakest)
    {
        var left = Unary();
        while (Peek is { } token && MathOperator.BySpelling.TryGetValue(token, out var op) && op.Strength >= weakest)
        {
            _next++;
            left = new MathNode.Binary(op, left, Operation(op.Strength + 1));
        }

        return left;
    }

    private MathNode Unary()
    {
        if (!TryTake("-"))
            return Primary();
        return new MathNode.Negation(Unary());
    }

    private MathNode Primary()
    {
        var token = Peek ?? throw new MathException("it ends where a value should stand");
        _next++;
        if (char.IsAsciiDigit(token[0]) || token[0] == '.')
            return new MathNode.Number(double.Parse(token, NumberStyles.Float, CultureInfo.InvariantCulture));
        if (token[0] is '"' or '\'')
            return new MathNode.Word(token[1..^1]);
        if (token == "(")
        {
            var inner = Operation(weakest: 1);
            Expect(")");
            return inner;
        }

        if (token == "[")
            return new MathNode.Array(List("]"));
        if (char.IsAsciiLetterLower(token[0]))
            return new MathNode.Reference(token);
        if (!char.IsAsciiLetterUpper(token[0]) || MathOperator.BySpelling.ContainsKey(token))
            throw new MathException($"unexpected '{token}'");
        return TryTake("(") ? Call(token) : new MathNode.Word(token);
    }

    private MathNode.Call Call(string function) => MathFunctions.ByName.ContainsKey(function)
        ? new(function, List(")"))
        : throw new MathException($"the function {function} is not supported by this sandbox's CloudWatch, which knows {string.Join(", ", MathFunctions.ByName.Keys.Order())}");

    private List<MathNode> List(string closing)
    {
        List<MathNode> items = [];
        if (TryTake(closing))
            return items;
        do
            items.Add(Operation(weakest: 1));
        while (TryTake(","));
        Expect(closing);
        return items;
    }

    private bool TryTake(string token)
    {
        if (Peek != token)
            return false;
        _next++;
        return true;
    }

    private void Expect(string token)
    {
        if (!TryTake(token))
            throw new MathException(Peek is null ? $"'{token}' is missing at its end" : $"'{token}' expected before '{Peek}'");
    }

    [GeneratedRegex("""\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+|[A-Za-z][A-Za-z0-9_]*|"[^"]*"|'[^']*'|==|!=|<=|>=|&&|\|\||[-+*/^<>()\[\],]""", RegexOptions.CultureInvariant)]
    private static partial Regex TokenPattern();
}
