using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RedGreen.Cli.Judging;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line where it begins, from 1.</param>
/// <param name="Cells">Its values, without quotes and spaces around them.</param>
/// <param name="Misquoted">The places of those whose quotes are not in order.</param>
internal sealed record CsvLine(int Line, IReadOnlyList<string> Cells, IReadOnlyList<int> Misquoted)
{
    /// <summary>The records of a file, one by one, without those in which nothing stands.</summary>
    public static IEnumerable<CsvLine> Of(TextReader text)
    {
        var isMisquoted = false;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim | TrimOptions.InsideQuotes,
            // Blank lines are lines too, where they are counted.
            IgnoreBlankLines = false,
            LineBreakInQuotedFieldIsBadData = true,
            BadDataFound = _ => isMisquoted = true,
        });
        for (var line = 1; parser.Read(); line = parser.RawRow + 1)
        {
            var cells = new string[parser.Count];
            List<int> misquoted = [];
            for (var place = 0; place < cells.Length; place++)
            {
                isMisquoted = false;
                cells[place] = parser[place].Trim();
                if (isMisquoted)
                    misquoted.Add(place);
            }

            if (cells.Any(cell => cell.Length > 0))
                yield return new CsvLine(line, cells, misquoted);
        }
    }
}
