using static RedGreen.Sandbox.LoadBalancing.Attributes.AttributeDefinition;

namespace RedGreen.Sandbox.LoadBalancing.Attributes;

/// <summary>The attributes that target groups have, as in the service's model: keys, ranges, defaults.</summary>
internal static class TargetGroupAttributes
{
    public const string DeregistrationDelay = "deregistration_delay.timeout_seconds";
    public const string StickinessEnabled = "stickiness.enabled";
    public const string StickinessType = "stickiness.type";
    public const string LbCookieDuration = "stickiness.lb_cookie.duration_seconds";
    public const string AppCookieDuration = "stickiness.app_cookie.duration_seconds";
    public const string AppCookieName = "stickiness.app_cookie.cookie_name";
    public const string DnsCount = "target_group_health.dns_failover.minimum_healthy_targets.count";
    public const string DnsPercentage = "target_group_health.dns_failover.minimum_healthy_targets.percentage";
    public const string FailOpenCount = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count";
    public const string FailOpenPercentage = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage";
    public const string Algorithm = "load_balancing.algorithm.type";
    public const string AnomalyMitigation = "load_balancing.algorithm.anomaly_mitigation";
    public const string EndsDeregistered = "deregistration_delay.connection_termination.enabled";
    public const string EndsUnhealthy = "target_health_state.unhealthy.connection_termination.enabled";
    public const string UnhealthyDraining = "target_health_state.unhealthy.draining_interval_seconds";
    public const string PreserveClientIp = "preserve_client_ip.enabled";
    public const string SlowStart = "slow_start.duration_seconds";

    private const int MaxTargets = 1000;
    private const int Day = 86400;
    private const int Week = 604800;

    private static readonly AttributeDefinition[] Common =
    [
        Number(DeregistrationDelay, 300, 0, 3600),
        Flag(StickinessEnabled),
        Choice("load_balancing.cross_zone.enabled", "use_load_balancer_configuration", "true", "false", "use_load_balancer_configuration"),
        OffOrNumber(DnsCount, "1", 1, MaxTargets),
        OffOrNumber(DnsPercentage, "off", 1, 100),
        Number(FailOpenCount, 1, 1, MaxTargets),
        OffOrNumber(FailOpenPercentage, "off", 1, 100),
    ];

    /// <summary>Of groups that application load balancers use.</summary>
    public static IReadOnlyList<AttributeDefinition> Application { get; } =
    [
        .. Common,
        Choice(StickinessType, "lb_cookie", "lb_cookie", "app_cookie"),
        Number(LbCookieDuration, Day, 1, Week),
        Number(AppCookieDuration, Day, 1, Week),
        Text(AppCookieName),
        Choice(Algorithm, "round_robin", "round_robin", "least_outstanding_requests", "weighted_random"),
        Choice(AnomalyMitigation, "off", "on", "off"),
        Number(SlowStart, 0, 30, 900, "0"),
    ];

    /// <summary>Of groups that network load balancers use.</summary>
    public static IReadOnlyList<AttributeDefinition> Network(string protocol, string targetType)
    {
        var datagrams = protocol is "UDP" or "TCP_UDP";
        return
        [
            .. Common,
            Choice(StickinessType, "source_ip", "source_ip"),
            Flag(EndsDeregistered, initially: datagrams),
            datagrams
                ? Choice(PreserveClientIp, "true", "true")
                : Flag(PreserveClientIp, initially: targetType != "ip" || protocol is not ("TCP" or "TLS")),
            Flag("proxy_protocol_v2.enabled"),
            datagrams ? Choice(EndsUnhealthy, "false", "false") : Flag(EndsUnhealthy, initially: true),
            Number(UnhealthyDraining, 0, 0, 360000),
        ];
    }

    /// <summary>Throws where values do not fit each other.</summary>
    public static void CheckTogether(IReadOnlyDictionary<string, string> values)
    {
        if (values.GetValueOrDefault(StickinessType) == "app_cookie" && values[StickinessEnabled] == "true" && values[AppCookieName] is "")
            throw Errors.Validation($"Target group attribute '{AppCookieName}' is required when '{StickinessType}' is 'app_cookie'.");
        if (values.GetValueOrDefault(AppCookieName) is { } name && name.StartsWith("AWSALB", StringComparison.Ordinal))
            throw Errors.Validation($"Target group attribute '{AppCookieName}' cannot begin with 'AWSALB': such names are the load balancer's own.");
        if (values.GetValueOrDefault(AnomalyMitigation) == "on" && values[Algorithm] != "weighted_random")
            throw Errors.InvalidConfiguration($"Target group attribute '{AnomalyMitigation}' can be 'on' only when '{Algorithm}' is 'weighted_random'.");
        if (values.GetValueOrDefault(UnhealthyDraining, "0") != "0" && values[EndsUnhealthy] == "true")
            throw Errors.InvalidConfiguration($"Target group attribute '{UnhealthyDraining}' can be set only when '{EndsUnhealthy}' is 'false'.");
        if (values.GetValueOrDefault(UnhealthyDraining, "0") != "0")
            throw Errors.NotPlayed("the state unhealthy.draining of targets");
        if (values.GetValueOrDefault("proxy_protocol_v2.enabled") == "true")
            throw Errors.NotPlayed("the proxy protocol");
    }
}
