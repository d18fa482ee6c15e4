namespace RedGreen.Chaos.Guarantees;

/// <summary>The lock table's contract.</summary>
internal static class Lock
{
    /// <summary>A lock that waits for a person.</summary>
    public const string NeedsPerson = "needsPerson";

    /// <summary>The owner of what is no lock any more: the journal of a deployment that ended on Green.</summary>
    public const string Nobody = "nobody";

    private const string Waiting = "/next";

    /// <summary>How long a function may act after its execution has lost the lock: it ends after 60 s, and what it sent last arrives within 90 s.</summary>
    public static readonly TimeSpan Outlives = TimeSpan.FromSeconds(90);

    /// <summary>Whether a key is not a lock, but says who waits for it.</summary>
    public static bool IsWaiting(string service) => service.EndsWith(Waiting, StringComparison.Ordinal);

    /// <summary>The service of a key, whatever its spelling.</summary>
    public static string ServiceOf(string service) => Chronicles.Names.Last(IsWaiting(service) ? service[..^Waiting.Length] : service);
}
