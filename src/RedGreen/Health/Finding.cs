namespace RedGreen.Health;

/// <summary>What a check has to say against Green, or against going on.</summary>
/// <param name="Kind">How much it weighs.</param>
/// <param name="Reason">Why, in words with numbers.</param>
public sealed record Finding(FindingKind Kind, string Reason)
{
    /// <summary>Green must go.</summary>
    public bool IsBad => Kind == FindingKind.Bad;

    /// <summary>Green must go.</summary>
    public static Finding Bad(string reason) => new(FindingKind.Bad, reason);

    /// <summary>Green looks bad, but that is not proved.</summary>
    public static Finding Doubt(string reason) => new(FindingKind.Doubt, reason);

    /// <summary>Not enough is known to go on.</summary>
    public static Finding Unsure(string reason) => new(FindingKind.Unsure, reason);
}

/// <summary>How much a finding weighs.</summary>
public enum FindingKind
{
    /// <summary>Green must go.</summary>
    Bad,

    /// <summary>Wait for more evidence; a person may go on all the same.</summary>
    Doubt,

    /// <summary>Wait until it is known: nobody goes on without it.</summary>
    Unsure,
}
