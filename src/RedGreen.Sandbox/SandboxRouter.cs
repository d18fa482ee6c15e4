namespace RedGreen.Sandbox;

/// <summary>What brings clients to the shop, and so what a deployment moves.</summary>
public enum SandboxRouter
{
    /// <summary>An application load balancer: weights for each request, in a listener's default action and a rule.</summary>
    Alb,

    /// <summary>A network load balancer: weights for each new connection, in a listener's default action.</summary>
    Nlb,

    /// <summary>
    /// Two application load balancers behind one name: weights for each answer of the DNS, in weighted alias records.
    /// </summary>
    Route53,
}
