namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>What load balancing takes its time for, in sandbox time. AWS publishes no figure for either.</summary>
internal sealed record LoadBalancingTimings
{
    /// <summary>From a changed listener or rule to the first request that is routed by it; zero: at once.</summary>
    public TimeSpan Propagation { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From a target's registration to its first health check.</summary>
    public TimeSpan Registration { get; init; } = TimeSpan.FromSeconds(1);
}
