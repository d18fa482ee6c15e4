namespace RedGreen.Deployments;

/// <summary>How late something of ours may still happen. AWS promises neither figure; both are assumptions, and leave room.</summary>
public static class Lateness
{
    /// <summary>A function ends a minute after its start, though its state may have been answered long before: stopped, timed out, a lost connection.</summary>
    public static readonly TimeSpan OfFunctions = TimeSpan.FromSeconds(90);

    /// <summary>
    /// A write whose answer was lost may take effect after its own repetition, and after one of another function's: so long
    /// nobody knows that what was read back has stayed.
    /// </summary>
    public static readonly TimeSpan OfWrites = TimeSpan.FromSeconds(60);
}
