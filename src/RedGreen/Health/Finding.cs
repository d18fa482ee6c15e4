namespace RedGreen.Health;

/// <summary>What a check has to say: the version is bad, or not enough is known to go on.</summary>
/// <param name="IsBad">True: Green must go. False: wait.</param>
/// <param name="Reason">Why, in words with numbers.</param>
public sealed record Finding(bool IsBad, string Reason)
{
    /// <summary>Green must go.</summary>
    public static Finding Bad(string reason) => new(true, reason);

    /// <summary>Not enough is known to go on.</summary>
    public static Finding Unsure(string reason) => new(false, reason);
}
