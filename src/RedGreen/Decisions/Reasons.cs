namespace RedGreen.Decisions;

/// <summary>
/// Keeps what is said of a look small: sixty alarms that go off at once, each with CloudWatch's own words, must not make
/// a document that Step Functions refuses at the moment of the rollback.
/// </summary>
internal static class Reasons
{
    private const int Most = 12;
    private const int Longest = 500;

    /// <summary>The first of them, each cut to a length, and how many more there are.</summary>
    public static IReadOnlyList<string> Bounded(IReadOnlyList<string> reasons) => reasons.Count <= Most
        ? [.. reasons.Select(Cut)]
        : [.. reasons.Take(Most - 1).Select(Cut), $"and {reasons.Count - Most + 1} more"];

    private static string Cut(string reason) => reason.Length <= Longest ? reason : $"{reason[..Longest]}...";
}
