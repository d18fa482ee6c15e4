namespace RedGreen.Routing;

/// <summary>Target groups and the health of what is in them.</summary>
public interface ITargetGroups
{
    /// <summary>What must be known of groups; a group that does not exist is not in the answer.</summary>
    Task<IReadOnlyDictionary<string, TargetGroupFacts>> DescribeAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken);

    /// <summary>The clones that a deployment has made, by name; one that does not exist is not in the answer.</summary>
    Task<IReadOnlyDictionary<string, string>> FindClonesAsync(IReadOnlyList<string> names, string deploymentId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a clone of a group with its settings, attributes and tags, of which an empty or half-started fleet cannot
    /// take the load balancer out of DNS. Done before by the same deployment, it answers that group.
    /// </summary>
    /// <returns>The clone's ARN.</returns>
    /// <exception cref="Failures.NameIsTaken">A group of that name belongs to somebody else.</exception>
    Task<string> CloneAsync(string targetGroup, string name, string deploymentId, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a clone takes part in the load balancer's DNS failover as its original does (it carries traffic), or not
    /// at all (it carries none).
    /// </summary>
    Task SetFailoverAsync(string clone, string original, bool carriesTraffic, CancellationToken cancellationToken);

    /// <summary>The health of a group's targets.</summary>
    Task<Health.TargetsLook> LookAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken);

    /// <summary>Deletes a group. Done before, it changes nothing.</summary>
    Task DeleteAsync(string targetGroup, CancellationToken cancellationToken);
}

/// <summary>What must be known of a target group.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="LoadBalancers">The load balancers that use it; none: nothing routes to it.</param>
/// <param name="Protocol">Its protocol: <c>HTTP</c>, <c>HTTPS</c>, <c>TCP</c>, ...</param>
/// <param name="ProtocolVersion"><c>HTTP1</c>, <c>HTTP2</c> or <c>GRPC</c>; null for others.</param>
/// <param name="StickySeconds">How long its targets keep a client; null where it is not sticky.</param>
public sealed record TargetGroupFacts(string Arn, IReadOnlyList<string> LoadBalancers, string Protocol, string? ProtocolVersion, int? StickySeconds);
