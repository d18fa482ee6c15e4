namespace RedGreen.Sandbox.Route53.Records;

/// <summary>Where an alias record leads.</summary>
/// <param name="HostedZoneId">The zone of the name: a load balancer's, or the record's own.</param>
/// <param name="Name">The name.</param>
/// <param name="EvaluateTargetHealth">Whether the record is answered only while its target is healthy.</param>
internal sealed record AliasTarget(string HostedZoneId, DnsName Name, bool EvaluateTargetHealth);
