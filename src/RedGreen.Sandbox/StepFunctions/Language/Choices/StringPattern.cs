namespace RedGreen.Sandbox.StepFunctions.Language.Choices;

/// <summary>StringMatches: <c>*</c> stands for any characters, <c>\*</c> for a star and <c>\\</c> for a backslash.</summary>
internal static class StringPattern
{
    /// <summary>Whether the whole text is as the pattern says.</summary>
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        // Where the last star was met, and how much text it has swallowed: the only place worth going back to.
        int at = 0, p = 0, star = -1, swallowed = 0;
        while (at < text.Length || p < pattern.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, swallowed) = (++p, at);
                continue;
            }

            var length = p + 1 < pattern.Length && pattern[p] == '\\' ? 2 : 1;
            if (at < text.Length && p < pattern.Length && text[at] == pattern[p + length - 1])
            {
                at++;
                p += length;
            }
            else if (star >= 0 && swallowed < text.Length)
            {
                (p, at) = (star, ++swallowed);
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
