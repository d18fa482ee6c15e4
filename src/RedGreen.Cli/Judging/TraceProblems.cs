namespace RedGreen.Cli.Judging;

/// <summary>All that is wrong with a trace, so that it can be put right at once.</summary>
/// <param name="file">The file's name.</param>
internal sealed class TraceProblems(string file)
{
    /// <summary>Whoever has so many to put right has seen enough, and a file of another kind is not read to its end.</summary>
    public const int Most = 20;

    private const int LongestShown = 60;

    private readonly List<string> _problems = [];

    /// <summary>Whether no more are looked for.</summary>
    public bool IsFull => _problems.Count >= Most;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _problems is [];

    /// <summary>Adds one.</summary>
    /// <param name="line">The line in the file, from 1.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="found">What stands there; null where nothing does.</param>
    /// <param name="expected">What would be right.</param>
    public void Add(int line, string column, string? found, string expected)
    {
        if (!IsFull)
            _problems.Add($"  {file}:{line}: {column}: found {(found is null ? "nothing" : $"\"{Shown(found)}\"")}; expected {expected}");
    }

    /// <summary>Refuses the trace if there are any.</summary>
    /// <exception cref="UsageException">Every problem, a line each.</exception>
    public void ThrowIfAny()
    {
        if (_problems is not [])
            throw new UsageException(string.Join(Environment.NewLine,
                [$"{file} cannot be judged:", .. _problems, .. IsFull ? (string[])[$"  The rest of the file was not read after {Most} problems."] : []]));
    }

    // What stands in a file of another kind may hold anything, a terminal's control sequences too.
    private static string Shown(string text)
    {
        var shown = string.Concat(text.Take(LongestShown).Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));
        return text.Length <= LongestShown ? shown : $"{shown}... ({text.Length} characters)";
    }
}
