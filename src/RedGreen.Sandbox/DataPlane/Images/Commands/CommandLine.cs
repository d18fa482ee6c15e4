using System.Text;

namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>
/// A command line in words, the same on every system: blanks separate, single and double quotes hold together. No
/// shell takes part, and a backslash is a letter like any other, as Windows paths have them.
/// </summary>
internal static class CommandLine
{
    /// <summary>The words.</summary>
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        char? quote = null;
        foreach (var c in line)
        {
            if (c == quote)
                quote = null;
            else if (quote is null && c is '"' or '\'')
                (quote, inWord) = (c, true);
            else if (quote is not null || !char.IsWhiteSpace(c))
            {
                word.Append(c);
                inWord = true;
            }
            else if (inWord)
            {
                words.Add(word.ToString());
                word.Clear();
                inWord = false;
            }
        }

        if (quote is not null)
            throw new FormatException($"the quote {quote} is not closed in: {line}");
        if (inWord)
            words.Add(word.ToString());
        return words;
    }
}
