using System.Globalization;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>Walks through an expression and refuses what is wrong with it in DynamoDB's words.</summary>
internal sealed partial class ExpressionReader
{
    private readonly string _parameter;
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _next;

    /// <param name="parameter">What the expression is: <c>ConditionExpression</c>.</param>
    /// <param name="text">The expression.</param>
    /// <param name="scope">What its placeholders stand for.</param>
    public ExpressionReader(string parameter, string text, ExpressionScope scope)
    {
        (_parameter, _text, Scope) = (parameter, text, scope);
        if (string.IsNullOrWhiteSpace(text))
            throw Invalid("The expression can not be empty;");
        foreach (Match match in TokenPattern().Matches(text))
            if (match.Groups["space"] is { Success: false })
                _tokens.Add(new(KindOf(match), match.Value, match.Index));
        _tokens.Add(new(TokenKind.End, "", text.Length));
        if (_tokens.FindIndex(static token => token is { Kind: TokenKind.Symbol } && !Symbols.Contains(token.Text)) is >= 0 and var unknown)
        {
            _next = unknown;
            throw SyntaxError();
        }
    }

    public ExpressionScope Scope { get; }

    public Token Peek => _tokens[_next];

    /// <summary>The token after the next one.</summary>
    public Token Second => _tokens[Math.Min(_next + 1, _tokens.Count - 1)];

    private static HashSet<string> Symbols { get; } = ["=", "<>", "<", "<=", ">", ">=", "(", ")", "[", "]", ".", ",", "+", "-"];

    public Token Take() => _tokens[_next++];

    public bool TryTake(string symbol)
    {
        if (Peek.Kind != TokenKind.Symbol || Peek.Text != symbol)
            return false;
        _next++;
        return true;
    }

    /// <summary>Keywords are read in any case; functions are not.</summary>
    public bool TryTakeKeyword(string keyword)
    {
        if (Peek.Kind != TokenKind.Word || !Peek.Text.Equals(keyword, StringComparison.OrdinalIgnoreCase))
            return false;
        _next++;
        return true;
    }

    public void Expect(string symbol)
    {
        if (!TryTake(symbol))
            throw SyntaxError();
    }

    public void ExpectKeyword(string keyword)
    {
        if (!TryTakeKeyword(keyword))
            throw SyntaxError();
    }

    public void ExpectEnd()
    {
        if (Peek.Kind != TokenKind.End)
            throw SyntaxError();
    }

    /// <summary>Reads a document path: <c>a.#b[0]</c>.</summary>
    public DocumentPath Path()
    {
        List<PathStep> steps = [new(Name: Name())];
        while (true)
        {
            if (TryTake("."))
                steps.Add(new(Name: Name()));
            else if (TryTake("["))
                steps.Add(new(Index: Index()));
            else
                return new(steps);
        }
    }

    /// <summary>Reads <c>:value</c>.</summary>
    public Values.AttributeValue Value() => Peek.Kind == TokenKind.Value ? Scope.Value(Take().Text, this) : throw SyntaxError();

    public AwsError Invalid(string problem) => DynamoErrors.Validation($"Invalid {_parameter}: {problem}");

    public AwsError SyntaxError()
    {
        var near = _text[_tokens[Math.Max(0, _next - 1)].Start..Second.End].Trim();
        return Invalid($"Syntax error; token: \"{(Peek.Kind == TokenKind.End ? "<EOF>" : Peek.Text)}\", near: \"{near}\"");
    }

    private string Name()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Name:
                return Scope.Name(token.Text, this);
            case TokenKind.Word when ReservedWords.Contains(token.Text):
                throw Invalid($"Attribute name is a reserved keyword; reserved keyword: {token.Text}");
            case TokenKind.Word:
                return token.Text;
            default:
                _next--;
                throw SyntaxError();
        }
    }

    private int Index()
    {
        if (Peek.Kind != TokenKind.Index || !int.TryParse(Peek.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            throw SyntaxError();
        _next++;
        Expect("]");
        return index;
    }

    private static TokenKind KindOf(Match match) =>
        match.Groups["word"].Success ? TokenKind.Word
        : match.Groups["name"].Success ? TokenKind.Name
        : match.Groups["value"].Success ? TokenKind.Value
        : match.Groups["index"].Success ? TokenKind.Index
        : TokenKind.Symbol;

    [GeneratedRegex(@"(?<space>\s+)|(?<word>[A-Za-z][A-Za-z0-9_]*)|(?<name>\#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)|(?<index>\d+)|<>|<=|>=|.", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex TokenPattern();
}
