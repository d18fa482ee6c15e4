namespace RedGreen.Cli.Finding;

/// <summary>Names that somebody may have meant.</summary>
internal static class NearNames
{
    private const int Most = 5;

    /// <summary><c> Did you mean shop?</c>, or which names there are; empty where there are none.</summary>
    public static string Among(string typed, IEnumerable<string> names)
    {
        var known = names.Distinct().ToList();
        var near = known.Where(name => IsNear(typed, name)).OrderBy(name => Distance(typed, name)).Take(Most).ToList();
        return near is not [] ? $" Did you mean {string.Join(" or ", near)}?"
            : known is [] ? " There is none at all."
            : $" There {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known.Order().Take(Most))}{(known.Count > Most ? $" and {known.Count - Most} more" : "")}.";
    }

    private static bool IsNear(string typed, string name) =>
        name.Contains(typed, StringComparison.OrdinalIgnoreCase) || Distance(typed, name) <= Math.Max(typed.Length < 4 ? 1 : 2, Math.Min(typed.Length, name.Length) / 3);

    // Levenshtein's, with letters of either case the same.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
