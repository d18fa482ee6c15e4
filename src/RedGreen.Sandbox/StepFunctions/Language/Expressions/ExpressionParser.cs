using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions.Intrinsics;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions;

/// <summary>Reads a path or an intrinsic function, nested as deep as AWS allows.</summary>
internal sealed class ExpressionParser
{
    private const int MaxDepth = 10;
    private readonly string _text;
    private int _at;

    private ExpressionParser(string text) => _text = text;

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="FormatException">It is neither; the message says why.</exception>
    public static Expression Parse(string text)
    {
        if (text.StartsWith('$'))
            return new Expression.Path(PathParser.Parse(text));
        if (!text.StartsWith("States.", StringComparison.Ordinal))
            throw new FormatException($"'{text}' is neither a path ($...) nor an intrinsic function (States....).");
        var parser = new ExpressionParser(text);
        var call = parser.Call(1);
        parser.SkipSpace();
        return parser._at == text.Length ? call : throw parser.Unexpected();
    }

    private Expression.Call Call(int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException($"'{_text}' nests more than {MaxDepth} functions.");
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '.'))
            _at++;
        var name = _text[start.._at];
        if (!IntrinsicFunction.All.TryGetValue(name, out var function))
            throw new FormatException($"'{name}' is not an intrinsic function.");
        SkipSpace();
        Expect('(');
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        SkipSpace();
        if (!Take(')'))
        {
            do
            {
                SkipSpace();
                arguments.Add(Argument(depth));
                SkipSpace();
            }
            while (Take(','));
            Expect(')');
        }

        function.CheckCount(arguments.Count);
        return new Expression.Call(function, arguments.ToImmutable(), _text[start.._at]);
    }

    private Expression Argument(int depth)
    {
        if (_at >= _text.Length)
            throw Unexpected();
        switch (_text[_at])
        {
            case '$':
                return new Expression.Path(PathParser.ParseAt(_text, _at, out _at));
            case '\'':
                return Quoted();
            case 'S':
                return Call(depth + 1);
            default:
                return Word();
        }
    }

    private Expression.Literal Quoted()
    {
        var (value, template) = (new StringBuilder(), new StringBuilder());
        _at++;
        while (_at < _text.Length && _text[_at] != '\'')
        {
            var character = _text[_at++];
            template.Append(character);
            if (character == '\\')
            {
                if (_at >= _text.Length || _text[_at] is not ('\'' or '{' or '}' or '\\'))
                    throw new FormatException($"'{_text}' has a \\ at {_at - 1} that escapes none of ' {{ }} \\.");
                character = _text[_at++];
                template.Append(character);
            }

            value.Append(character);
        }

        Expect('\'');
        return new Expression.Literal(new JsonText(value.ToString()), template.ToString());
    }

    private Expression.Literal Word()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or ')' or ' '))
            _at++;
        var word = _text[start.._at];
        return word switch
        {
            "null" => new Expression.Literal(JsonNull.Value),
            "true" => new Expression.Literal(JsonFlag.True),
            "false" => new Expression.Literal(JsonFlag.False),
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && !word.StartsWith('+') =>
                new Expression.Literal(new JsonNumber(word)),
            _ => throw new FormatException($"'{_text}' has '{word}' at {start}, which is no path, function, 'string', number, true, false or null."),
        };
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
    }

    private void Expect(char expected)
    {
        if (!Take(expected))
            throw Unexpected();
    }

    private bool Take(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private FormatException Unexpected() => new(_at < _text.Length
        ? $"'{_text}' has an unexpected '{_text[_at]}' at {_at}."
        : $"'{_text}' ends too early.");
}
