using System.Globalization;
using System.Text;

namespace RedGreen.Failures;

/// <summary>
/// Keeps what an error says readable, whatever was found. Step Functions cuts a cause at 32,768 characters, and what is cut
/// is no JSON any more, out of which the state machine takes the words. In JSON one character may take six.
/// </summary>
internal static class Legible
{
    /// <summary>The most characters that one error lists.</summary>
    public const int Most = 4_000;

    /// <summary>A text of others: cut, and with what a terminal would act upon (line feeds, reversed writing, NUL) as escapes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many of its characters are shown.</param>
    public static string Text(string text, int most)
    {
        var cut = text.Length > most ? text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most) : text;
        var legible = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
            if (IsPlain(rune))
                legible.Append(rune);
            else
                legible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        return text.Length > most ? $"{legible}... ({text.Length} characters)" : legible.ToString();
    }

    /// <summary>As many sentences as fit, at least one, and how many more there are.</summary>
    /// <param name="sentences">Each short enough to be read, but for those that AWS wrote.</param>
    /// <param name="separator">What stands between them.</param>
    public static string List(IReadOnlyList<string> sentences, string separator)
    {
        var legible = new StringBuilder();
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i].Length > Most ? Text(sentences[i], Most) : sentences[i];
            if (i > 0 && legible.Length + separator.Length + sentence.Length > Most)
                return legible.Append(CultureInfo.InvariantCulture, $"{separator}and {sentences.Count - i} more").ToString();
            legible.Append(i == 0 ? "" : separator).Append(sentence);
        }

        return legible.ToString();
    }

    // A lone half of a pair is read as the replacement character, which a text may hold as well.
    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
