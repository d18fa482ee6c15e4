using Amazon.ElasticLoadBalancingV2.Model;

namespace RedGreen.Aws.LoadBalancing;

/// <summary>Green's target group out of Red's: every setting that CreateTargetGroup takes. A test compares the two types field by field.</summary>
internal static class TargetGroupClone
{
    public static CreateTargetGroupRequest Of(TargetGroup original, string name, List<Tag> tags) => new()
    {
        Name = name,
        Tags = tags,
        HealthCheckEnabled = original.HealthCheckEnabled,
        HealthCheckIntervalSeconds = original.HealthCheckIntervalSeconds,
        HealthCheckPath = original.HealthCheckPath,
        HealthCheckPort = original.HealthCheckPort,
        HealthCheckProtocol = original.HealthCheckProtocol,
        HealthCheckTimeoutSeconds = original.HealthCheckTimeoutSeconds,
        HealthyThresholdCount = original.HealthyThresholdCount,
        IpAddressType = original.IpAddressType,
        Matcher = original.Matcher,
        Port = original.Port,
        Protocol = original.Protocol,
        ProtocolVersion = original.ProtocolVersion,
        TargetControlPort = original.TargetControlPort,
        TargetType = original.TargetType,
        UnhealthyThresholdCount = original.UnhealthyThresholdCount,
        VpcId = original.VpcId,
    };
}
