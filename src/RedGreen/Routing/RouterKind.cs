namespace RedGreen.Routing;

/// <summary>The kinds of routers, as the document names them.</summary>
public static class RouterKind
{
    /// <summary>Listener rules and default actions of Application Load Balancers.</summary>
    public const string Alb = "alb";

    /// <summary>Default actions of Network Load Balancers' listeners.</summary>
    public const string Nlb = "nlb";

    /// <summary>Weighted DNS records that lead to two load balancers.</summary>
    public const string Route53 = "route53";

    /// <summary>
    /// Seconds between moving traffic away and scaling in, where the strategy does not say.
    /// ALB: 503s were seen when a fleet was scaled in right after ModifyRule, and none after 120 s. NLB: weights apply
    /// to new connections only; AWS's own deployments wait 10 minutes. Route 53: counted from the end of the records'
    /// TTL, for connections that stay and for resolvers that keep an answer once more as long as they may.
    /// </summary>
    public static int SettleSeconds(string router, int ttlSeconds = 0) => router switch
    {
        Alb => 120,
        Nlb => 600,
        _ => Math.Max(600, ttlSeconds),
    };
}
