namespace RedGreen.Sandbox.DataPlane;

/// <summary>Where a data plane reports what it served; CloudWatch's numbers are made of this.</summary>
public interface ITrafficSink
{
    /// <summary>Requests of one kind were served. Called from any thread, often: must be quick.</summary>
    void Served(in ServedRequests requests);

    /// <summary>Something happened to connections of a network load balancer. Called from any thread, often: must be quick.</summary>
    void Carried(in CarriedFlows flows);
}

/// <summary>What happened to a network load balancer's connections since the last report.</summary>
/// <param name="LoadBalancerArn">The load balancer.</param>
public readonly record struct CarriedFlows(string LoadBalancerArn)
{
    /// <summary>Connections made from clients to targets.</summary>
    public long Opened { get; init; }

    /// <summary>Of those that were made, how many ended, in whatever way.</summary>
    public long Ended { get; init; }

    /// <summary>Bytes copied, both ways together.</summary>
    public long Bytes { get; init; }

    /// <summary>Resets sent by clients.</summary>
    public long ClientResets { get; init; }

    /// <summary>Resets sent by targets, refused connections included.</summary>
    public long TargetResets { get; init; }

    /// <summary>Resets of the load balancer's own: no target to connect to, or a connection terminated.</summary>
    public long LoadBalancerResets { get; init; }
}

/// <summary>Requests that went the same way and ended the same way.</summary>
/// <param name="LoadBalancerArn">The load balancer.</param>
/// <param name="TargetGroupArn">The group that was chosen; null where no rule forwarded (fixed answers).</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Status">The HTTP status that the client got.</param>
/// <param name="Latency">From the forwarded request to the target's first answer, in sandbox time; null where no target answered.</param>
/// <param name="Count">How many; 1 where packets are real.</param>
public readonly record struct ServedRequests(
    string LoadBalancerArn, string? TargetGroupArn, ServedKind Kind, int Status, TimeSpan? Latency, long Count = 1);

/// <summary>Who answered.</summary>
public enum ServedKind
{
    /// <summary>The target did: counts in RequestCount and HTTPCode_Target_nXX_Count of its group.</summary>
    Target,

    /// <summary>A target was chosen, but the load balancer had to answer for it (502, 504): RequestCount of the group, HTTPCode_ELB_5XX of the load balancer.</summary>
    Unanswered,

    /// <summary>The load balancer itself: no target registered (503), or a fixed answer.</summary>
    LoadBalancer,
}
