using System.Globalization;
using RedGreen.Health;
using RedGreen.Health.Judging;

namespace RedGreen.Cli.Judging;

/// <summary>Reads recorded minutes. Whatever cannot be right is a problem with its line and column, never a guess.</summary>
internal sealed class TraceReader
{
    // A load balancer serves less in a minute than this, and sums of it over a year still fit.
    private const long Most = 1_000_000_000_000;

    private readonly TraceColumns _columns;
    private readonly TraceProblems _problems;
    private readonly List<TraceRow> _rows = [];
    private (TraceMinute Minute, int Line)? _last;

    private TraceReader(TraceColumns columns, TraceProblems problems) => (_columns, _problems) = (columns, problems);

    /// <summary>The rows; Green has a request in one of them at least.</summary>
    /// <param name="text">The file.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <exception cref="UsageException">Every problem with it.</exception>
    public static IReadOnlyList<TraceRow> Read(TextReader text, string file)
    {
        var problems = new TraceProblems(file);
        var rows = Read(CsvLine.Of(text), problems);
        problems.ThrowIfAny();
        return rows;
    }

    private static List<TraceRow> Read(IEnumerable<CsvLine> lines, TraceProblems problems)
    {
        TraceReader? reader = null;
        var line = 1;
        foreach (var next in lines)
        {
            line = next.Line;
            if (reader is not null)
                reader.Add(next);
            else if (TraceColumns.Read(line, next.Cells, problems) is { } columns)
                reader = new TraceReader(columns, problems);
            else
                return [];
            if (problems.IsFull)
                return [];
        }

        if (reader is null)
            problems.Add(line, TraceColumns.Minute, null, $"a first line with the columns {TraceColumns.Form}");
        else if (problems.IsEmpty && RecordedTraffic.FirstOfGreen([.. reader._rows.Select(row => (row.Green, row.Red))]) is null)
            problems.Add(line, TraceColumns.Green.Requests, null, "a number above 0 in one row at least: with Red's history alone there is nothing to judge");
        return reader?._rows ?? [];
    }

    private void Add(CsvLine line)
    {
        if (line.Cells.Count != _columns.Names.Count)
        {
            var (column, found) = line.Cells.Count < _columns.Names.Count
                ? (_columns.Names[line.Cells.Count], null)
                : ($"column {_columns.Names.Count + 1}", line.Cells[_columns.Names.Count]);
            _problems.Add(line.Line, column, found, $"{_columns.Names.Count} values, one for each column of the header");
            return;
        }

        foreach (var place in line.Misquoted)
            _problems.Add(line.Line, _columns.Names[place], line.Cells[place], "quotes around the whole value, in one line, or none");
        if (line.Misquoted is not [])
            return;
        var (minute, green, red) = (Minute(line), Side(line, TraceColumns.Green), Side(line, TraceColumns.Red));
        if (minute is { } when)
            _rows.Add(new TraceRow(when, green, red));
    }

    private TraceMinute? Minute(CsvLine line)
    {
        var text = _columns.Cell(line.Cells, TraceColumns.Minute);
        if (TraceMinute.Read(text) is not { } minute)
        {
            _problems.Add(line.Line, TraceColumns.Minute, text.Length == 0 ? null : text, TraceMinute.Form);
            return null;
        }

        if (_last is { } last && last.Minute.IsTime != minute.IsTime)
            _problems.Add(line.Line, TraceColumns.Minute, text, $"{(last.Minute.IsTime ? "a time" : "a number")} as in line {last.Line}");
        else if (_last is { } before && before.Minute.Number >= minute.Number)
            _problems.Add(line.Line, TraceColumns.Minute, text, $"a later minute than {before.Minute.Text} of line {before.Line}");
        _last = (minute, line.Line);
        return minute;
    }

    private SideWindow? Side(CsvLine line, SideColumns side)
    {
        var requests = Count(line, side.Requests, null);
        var failures = Count(line, side.Errors, requests);
        var slow = _columns.Has(side.Slow) ? Count(line, side.Slow, requests) : null;
        return requests is { } all && failures is { } failed ? new SideWindow(all, failed, null) { Slow = slow } : null;
    }

    // Null where the cell is empty, and where it is no count at all, which is a problem.
    private long? Count(CsvLine line, string column, long? requests)
    {
        var text = _columns.Cell(line.Cells, column);
        if (text.Length == 0)
            return null;
        if (long.TryParse(WithoutZeros(text), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= (requests ?? Most))
            return count;
        _problems.Add(line.Line, column, text, $"a whole number from 0 to {(requests is { } most ? $"the {most} requests of that side" : Most)}");
        return null;
    }

    // CloudWatch counts in floating point, and so do programs that write what it says: 1204.0.
    private static string WithoutZeros(string text) =>
        text.Split('.') is [{ Length: > 0 } whole, var fraction] && fraction.All(digit => digit == '0') ? whole : text;
}
