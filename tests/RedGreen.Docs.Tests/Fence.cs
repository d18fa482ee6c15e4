namespace RedGreen.Docs.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Line">The line of its first fence, from 1.</param>
/// <param name="Language">What is written behind the fence; empty for nothing.</param>
/// <param name="Text">What stands between the fences.</param>
internal sealed record Fence(string Page, int Line, string Language, string Text)
{
    private const string Mark = "```";

    public static IEnumerable<Fence> All() => Repository.Pages().SelectMany(Of);

    public static IEnumerable<Fence> In(string language) => All().Where(fence => fence.Language == language);

    /// <summary>The page's text without its blocks.</summary>
    public static string Prose(string page)
    {
        var inside = false;
        var prose = new List<string>();
        foreach (var line in Repository.Read(page).ReplaceLineEndings("\n").Split('\n'))
        {
            var isMark = line.StartsWith(Mark, StringComparison.Ordinal);
            inside ^= isMark;
            prose.Add(inside || isMark ? "" : line);
        }

        return string.Join('\n', prose);
    }

    public override string ToString() => $"{Page}:{Line}";

    private static IEnumerable<Fence> Of(string page)
    {
        var lines = Repository.Read(page).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Mark, StringComparison.Ordinal))
                continue;
            var begun = i;
            while (++i < lines.Length && !lines[i].StartsWith(Mark, StringComparison.Ordinal))
            {
            }

            yield return new Fence(page, begun + 1, lines[begun][Mark.Length..].Trim(), string.Join('\n', lines[(begun + 1)..Math.Min(i, lines.Length)]));
        }
    }
}
