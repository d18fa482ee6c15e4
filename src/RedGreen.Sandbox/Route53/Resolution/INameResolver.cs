using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.Route53.Resolution;

/// <summary>
/// The sandbox's DNS. On AWS a load balancer has addresses of its own; on loopback all share one. So a name leads to a
/// load balancer, and only together with a port to a real address: that of the load balancer's listener on this port.
/// </summary>
public interface INameResolver
{
    /// <summary>The clock that the answers' time to live runs by.</summary>
    TimeProvider Time { get; }

    /// <summary>Asks for a name once; null where there is none. Weighted records are drawn anew each time.</summary>
    DnsAnswer? Resolve(string name);

    /// <summary>Where a port of an answer is; null: nothing listens there.</summary>
    Endpoint? Reach(DnsAnswer answer, int port);
}

/// <summary>What a name leads to.</summary>
/// <param name="Address">An IP address, or the ARN of the load balancer that stands for its addresses.</param>
/// <param name="TimeToLive">How long a client may go by it; 60 s for load balancers.</param>
public sealed record DnsAnswer(string Address, TimeSpan TimeToLive);
