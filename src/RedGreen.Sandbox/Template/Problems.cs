namespace RedGreen.Sandbox.Template;

/// <summary>What is wrong with a template, collected so that it is all said at once.</summary>
internal sealed class Problems
{
    private readonly List<string> _lines = [];

    /// <summary>The problems in the order they were found, each once.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Whether all is well so far.</summary>
    public bool None => _lines.Count == 0;

    /// <summary>Notes a problem.</summary>
    /// <param name="path">Where: <c>Resources.ShiftWeight.Properties.Timeout</c>.</param>
    /// <param name="problem">What, and what is allowed.</param>
    public void Add(string path, string problem)
    {
        var line = $"{path}: {problem}";
        if (!_lines.Contains(line))
            _lines.Add(line);
    }
}
