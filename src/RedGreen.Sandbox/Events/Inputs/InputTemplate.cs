using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.Events.Inputs;

/// <summary>Cuts a template into texts and <c>&lt;variables&gt;</c>.</summary>
internal static partial class InputTemplate
{
    private const int Longest = 8192;

    /// <summary>Reads a template: JSON, or texts in quotes, one after the other.</summary>
    /// <exception cref="Wire.AwsError">ValidationException: it is neither, or it names a variable that there is not.</exception>
    public static IReadOnlyList<TemplatePiece> Read(string text, IEnumerable<string> variables, string id)
    {
        if (text.Length is 0 or > Longest)
            throw EventErrors.Validation($"InputTemplate for target {id} has 1 to {Longest} characters.");
        var known = variables.Concat(ReservedVariables.All).ToHashSet();
        var pieces = Pieces(text);
        if (pieces.Select(piece => piece.Variable).OfType<string>().Where(variable => !known.Contains(variable)).Distinct().ToList() is { Count: > 0 } unknown)
            throw EventErrors.Validation($"InputTemplate for target {id} contains placeholders that are not in InputPathsMap: [{string.Join(", ", unknown)}].");
        if (pieces.FirstOrDefault(piece => piece.IsInString && piece.Variable is { } name && ReservedVariables.IsObject(name)) is { } inText)
            throw EventErrors.Validation($"InputTemplate for target {id} has <{inText.Variable}> within a text: it can only be the value of a JSON field.");
        CheckJson(pieces, id);
        return pieces;
    }

    private static List<TemplatePiece> Pieces(string text)
    {
        var pieces = new List<TemplatePiece>();
        var inString = false;
        var start = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (match.Groups[1].Value is { Length: > 0 } variable)
            {
                pieces.Add(new(text[start..match.Index], null, inString));
                pieces.Add(new("", variable, inString));
                start = match.Index + match.Length;
            }
            else if (match.Value == "\"")
            {
                inString = !inString;
            }
        }

        pieces.Add(new(text[start..], null, inString));
        return pieces;
    }

    // With any value in each place it must be JSON; several texts may follow each other, as lines of an e-mail do.
    private static void CheckJson(List<TemplatePiece> pieces, string id)
    {
        var sample = string.Concat(pieces.Select(piece => piece.Variable is null ? piece.Text : piece.IsInString ? "" : "null"));
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(sample), new JsonReaderOptions { AllowMultipleValues = true });
            while (reader.Read())
            {
            }
        }
        catch (JsonException problem)
        {
            throw EventErrors.Validation($"Invalid InputTemplate for target {id}: it is JSON, or texts in quotes. {problem.Message}");
        }
    }

    // An escaped character, a quote, or a variable.
    [GeneratedRegex(@"\\.|""|<([A-Za-z0-9_.\-]+)>", RegexOptions.Singleline)]
    private static partial Regex Token();
}

/// <summary>A piece of a template.</summary>
/// <param name="Text">The text; empty for a variable.</param>
/// <param name="Variable">The variable; null for a text.</param>
/// <param name="IsInString">Whether it is within quotes.</param>
internal sealed record TemplatePiece(string Text, string? Variable, bool IsInString);
