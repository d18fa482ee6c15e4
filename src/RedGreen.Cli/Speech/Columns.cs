namespace RedGreen.Cli.Speech;

/// <summary>Columns of text: the last one is as wide as it needs, the others as their widest entry.</summary>
internal static class Columns
{
    private const string Gap = "  ";

    public static IEnumerable<string> Of(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> lines = [heads, .. rows];
        var widths = heads.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        return lines.Select(line => string.Join(Gap, line.Select((text, column) => column == line.Count - 1 ? text : text.PadRight(widths[column]))).TrimEnd());
    }
}
