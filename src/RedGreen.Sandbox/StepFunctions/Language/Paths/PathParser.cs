using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RedGreen.Sandbox.StepFunctions.Language.Paths;

/// <summary>
/// Reads JSONPath text: members, items, wildcards and slices. Filters, unions, deep scans and functions are refused
/// by name, since AWS's own support for them differs from place to place.
/// </summary>
internal sealed class PathParser
{
    private readonly string _text;
    private int _at;

    private PathParser(string text, int at) => (_text, _at) = (text, at);

    /// <summary>Reads a whole text as a path.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static JsonPath Parse(string text)
    {
        var path = ParseAt(text, 0, out var end);
        return end == text.Length ? path : throw new FormatException($"'{text}' has an unexpected '{text[end]}' at {end}.");
    }

    /// <summary>Reads a path within a text, up to the first character that cannot belong to it.</summary>
    public static JsonPath ParseAt(string text, int start, out int end)
    {
        var parser = new PathParser(text, start);
        var path = parser.Read();
        end = parser._at;
        return path;
    }

    private JsonPath Read()
    {
        var start = _at;
        if (!Take('$'))
            throw new FormatException($"'{_text}' is not a path: it must start with $ or $$.");
        var ofContext = Take('$');
        var segments = ImmutableArray.CreateBuilder<Segment>();
        while (true)
        {
            if (Take('.'))
                segments.Add(Member());
            else if (Take('['))
                segments.Add(Bracket());
            else
                break;
        }

        return new JsonPath(_text[start.._at], ofContext, segments.ToImmutable());
    }

    private Segment Member()
    {
        if (Take('.'))
            throw new FormatException($"'{_text}' has a deep scan (..), which is not supported.");
        if (Take('*'))
            return new Segment.Wildcard();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' || char.IsSurrogate(_text[_at])))
            _at++;
        if (_at == start)
            throw new FormatException($"'{_text}' has no member name at {start}.");
        if (_at < _text.Length && _text[_at] == '(')
            throw new FormatException($"'{_text}' calls a function, which paths cannot.");
        return new Segment.Field(_text[start.._at]);
    }

    private Segment Bracket()
    {
        Segment segment;
        if (_at < _text.Length && _text[_at] is '\'' or '"')
            segment = new Segment.Field(Quoted(_text[_at++]));
        else if (Take('*'))
            segment = new Segment.Wildcard();
        else if (_at < _text.Length && _text[_at] == '?')
            throw new FormatException($"'{_text}' has a filter (?), which is not supported.");
        else
            segment = IndexOrSlice();
        if (Take(','))
            throw new FormatException($"'{_text}' names several places in one bracket, which is not supported.");
        return Take(']') ? segment : throw new FormatException($"'{_text}' has no ] at {_at}.");
    }

    private Segment IndexOrSlice()
    {
        var from = Number();
        if (!Take(':'))
            return from is { } index ? new Segment.Index(index) : throw new FormatException($"'{_text}' has no index at {_at}.");
        var to = Number();
        if (_at < _text.Length && _text[_at] == ':')
            throw new FormatException($"'{_text}' has a slice with a step, which is not supported.");
        return new Segment.Slice(from, to);
    }

    private int? Number()
    {
        var start = _at;
        Take('-');
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        if (_at == start)
            return null;
        return int.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{_text}' has no whole number at {start}.");
    }

    private string Quoted(char quote)
    {
        var name = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
                _at++;
            name.Append(_text[_at++]);
        }

        return Take(quote) ? name.ToString() : throw new FormatException($"'{_text}' has an open quote.");
    }

    private bool Take(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }
}
