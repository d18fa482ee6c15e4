namespace RedGreen.Sandbox.Route53;

/// <summary>What Route 53 takes its time for, in sandbox time.</summary>
internal sealed record Route53Timings
{
    /// <summary>
    /// From a change to the first answer that knows of it, and to INSYNC. AWS says that changes reach all servers within 60
    /// seconds as a rule.
    /// </summary>
    public TimeSpan Propagation { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a zone is busy with a change, and refuses another with PriorRequestNotComplete. AWS publishes no figure.</summary>
    public TimeSpan Processing { get; init; } = TimeSpan.FromMilliseconds(100);
}
