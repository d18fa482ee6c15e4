namespace RedGreen.Bench.Judging;

/// <summary>Markdown tables that can also be read as they are.</summary>
internal static class Markdown
{
    public static void Write(TextWriter output, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> lines = [.. rows];
        var widths = header.Select((name, column) => Math.Max(3, lines.Select(line => line[column].Length).Append(name.Length).Max())).ToList();
        Line(header);
        output.WriteLine($"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|");
        lines.ForEach(Line);
        output.WriteLine();

        void Line(IReadOnlyList<string> cells) => output.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |");
    }
}
