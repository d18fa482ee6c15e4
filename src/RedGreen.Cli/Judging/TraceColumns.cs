namespace RedGreen.Cli.Judging;

/// <summary>Which column stands where.</summary>
internal sealed class TraceColumns
{
    public const string Minute = "minute";

    public static readonly SideColumns Green = new("green_requests", "green_errors", "green_slow");

    public static readonly SideColumns Red = new("red_requests", "red_errors", "red_slow");

    private static readonly string[] Needed = [Minute, Green.Requests, Green.Errors, Red.Requests, Red.Errors];

    private static readonly string[] Known = [.. Needed, Green.Slow, Red.Slow];

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private TraceColumns(IReadOnlyList<string> names) => Names = names;

    /// <summary>The names, in the file's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The header as it is expected.</summary>
    public static string Form => $"{string.Join(',', Needed)} and, for slow requests, {Green.Slow},{Red.Slow}";

    /// <summary>Reads a header; null with every problem added.</summary>
    public static TraceColumns? Read(int line, IReadOnlyList<string> header, TraceProblems problems)
    {
        var columns = new TraceColumns([.. header.Select(name => name.ToLowerInvariant())]);
        for (var place = 0; place < header.Count; place++)
            if (!Known.Contains(columns.Names[place]))
                problems.Add(line, $"column {place + 1}", header[place], $"one of {string.Join(", ", Known)}, separated by commas");
            else if (!columns._places.TryAdd(columns.Names[place], place))
                problems.Add(line, $"column {place + 1}", header[place], "every column once");
        foreach (var name in Needed.Where(name => !columns.Has(name)))
            problems.Add(line, name, null, "a column of this name");
        if (columns.Has(Green.Slow) != columns.Has(Red.Slow))
            problems.Add(line, columns.Has(Green.Slow) ? Red.Slow : Green.Slow, null, "a column of this name: slow requests are compared where both sides have them");
        return problems.IsEmpty ? columns : null;
    }

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string name) => _places.ContainsKey(name);

    /// <summary>The cell of a column.</summary>
    public string Cell(IReadOnlyList<string> cells, string name) => cells[_places[name]];
}

/// <summary>The columns of a side.</summary>
internal sealed record SideColumns(string Requests, string Errors, string Slow);
