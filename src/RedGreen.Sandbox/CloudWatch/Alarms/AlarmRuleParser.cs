using System.Text.RegularExpressions;
using Condition = System.Func<System.Func<string, string?>, bool>;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>
/// Reads <c>ALARM(a) AND NOT (OK("b") OR INSUFFICIENT_DATA(c))</c>: NOT binds before AND, AND before OR; alarms go by
/// name or ARN, with or without quotes; TRUE and FALSE stand for themselves.
/// </summary>
internal sealed partial class AlarmRuleParser(string text)
{
    private readonly HashSet<string> _alarms = [];
    private int _at;

    public IReadOnlyCollection<string> Alarms => _alarms;

    public Condition Parse()
    {
        var rule = Any();
        SkipSpace();
        return _at == text.Length ? rule : throw Unexpected();
    }

    private Condition Any()
    {
        var left = All();
        while (TryTake("OR"))
        {
            var (first, second) = (left, All());
            left = states => first(states) || second(states);
        }

        return left;
    }

    private Condition All()
    {
        var left = Not();
        while (TryTake("AND"))
        {
            var (first, second) = (left, Not());
            left = states => first(states) && second(states);
        }

        return left;
    }

    private Condition Not()
    {
        if (!TryTake("NOT"))
            return Single();
        var inner = Not();
        return states => !inner(states);
    }

    private Condition Single()
    {
        if (TryTake("TRUE"))
            return static _ => true;
        if (TryTake("FALSE"))
            return static _ => false;
        SkipSpace();
        if (_at < text.Length && text[_at] == '(')
        {
            _at++;
            var inner = Any();
            SkipSpace();
            if (_at >= text.Length || text[_at] != ')')
                throw Unexpected();
            _at++;
            return inner;
        }

        var match = StatePattern().Match(text, _at);
        if (!match.Success)
            throw Unexpected();
        _at += match.Length;
        var (state, name) = (match.Groups["state"].Value, Name(match.Groups["quoted"] is { Success: true } quoted ? quoted.Value : match.Groups["bare"].Value.Trim()));
        _alarms.Add(name);
        return states => states(name) == state;
    }

    private static string Name(string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) && nameOrArn.IndexOf(":alarm:", StringComparison.Ordinal) is > 0 and var at ? nameOrArn[(at + 7)..] : nameOrArn;

    private bool TryTake(string word)
    {
        SkipSpace();
        var end = _at + word.Length;
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0 || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')))
            return false;
        _at = end;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private Wire.AwsError Unexpected() => CloudWatchErrors.Validation(_at < text.Length
        ? $"AlarmRule cannot be read from position {_at}: '{text[_at..Math.Min(text.Length, _at + 40)]}'. It is made of ALARM(name), OK(name), INSUFFICIENT_DATA(name), TRUE, FALSE, AND, OR, NOT and parentheses."
        : "AlarmRule ends too early.");

    [GeneratedRegex("""\G(?<state>ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"(?<quoted>[^"]+)"|(?<bare>[^"()]+))\s*\)""", RegexOptions.CultureInvariant)]
    private static partial Regex StatePattern();
}
