using static RedGreen.Sandbox.LoadBalancing.Attributes.AttributeDefinition;

namespace RedGreen.Sandbox.LoadBalancing.Attributes;

/// <summary>The attributes that load balancers have, as in the service's model.</summary>
internal static class LoadBalancerAttributes
{
    private static readonly AttributeDefinition[] Common =
    [
        Flag("deletion_protection.enabled"),
        Flag("access_logs.s3.enabled"),
        Text("access_logs.s3.bucket"),
        Text("access_logs.s3.prefix"),
        Flag("ipv6.deny_all_igw_traffic"),
        Flag("zonal_shift.config.enabled"),
    ];

    public static IReadOnlyList<AttributeDefinition> Application { get; } =
    [
        .. Common,
        Choice("load_balancing.cross_zone.enabled", "true", "true"),
        Number("idle_timeout.timeout_seconds", 60, 1, 4000),
        Number("client_keep_alive.seconds", 3600, 60, 604800),
        Flag("connection_logs.s3.enabled"),
        Text("connection_logs.s3.bucket"),
        Text("connection_logs.s3.prefix"),
        Flag("health_check_logs.s3.enabled"),
        Text("health_check_logs.s3.bucket"),
        Text("health_check_logs.s3.prefix"),
        Choice("routing.http.desync_mitigation_mode", "defensive", "monitor", "defensive", "strictest"),
        Flag("routing.http.drop_invalid_header_fields.enabled"),
        Flag("routing.http.preserve_host_header.enabled"),
        Flag("routing.http.x_amzn_tls_version_and_cipher_suite.enabled"),
        Flag("routing.http.xff_client_port.enabled"),
        Choice("routing.http.xff_header_processing.mode", "append", "append", "preserve", "remove"),
        Flag("routing.http2.enabled", initially: true),
        Flag("waf.fail_open.enabled"),
    ];

    public static IReadOnlyList<AttributeDefinition> Network { get; } =
    [
        .. Common,
        Flag("load_balancing.cross_zone.enabled"),
        Choice(
            "dns_record.client_routing_policy",
            "any_availability_zone",
            "availability_zone_affinity",
            "partial_availability_zone_affinity",
            "any_availability_zone"),
        Number("secondary_ips.auto_assigned.per_subnet", 0, 0, 7),
    ];
}
