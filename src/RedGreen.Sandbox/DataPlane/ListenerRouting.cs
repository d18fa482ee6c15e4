namespace RedGreen.Sandbox.DataPlane;

/// <summary>All that a listener needs to know to route one request: an immutable picture, replaced as a whole.</summary>
/// <param name="ListenerArn">The listener.</param>
/// <param name="LoadBalancerArn">Its load balancer, for metrics.</param>
/// <param name="Port">The port it listens on, as AWS has it: see <see cref="IDataPlane.AddressOf"/>.</param>
/// <param name="Rules">By rising priority; the default rule, without conditions, comes last.</param>
public sealed record ListenerRouting(string ListenerArn, string LoadBalancerArn, int Port, IReadOnlyList<RoutedRule> Rules)
{
    /// <summary>What is routed one by one: an application load balancer's requests, or a network load balancer's connections.</summary>
    public ListenerTraffic Traffic { get; init; } = ListenerTraffic.Requests;
}

/// <summary>What a listener routes one by one.</summary>
public enum ListenerTraffic
{
    /// <summary>HTTP requests, each by the rules and weights of its time.</summary>
    Requests,

    /// <summary>TCP connections: the default rule's weights decide when one is made, and it stays where it is.</summary>
    Connections,
}

/// <summary>One rule.</summary>
/// <param name="RuleArn">The rule.</param>
/// <param name="Conditions">All must hold.</param>
/// <param name="Action">What happens to a request that matches.</param>
public sealed record RoutedRule(string RuleArn, IReadOnlyList<RoutedCondition> Conditions, RoutedAction Action);

/// <summary>One condition: any of the values, with <c>*</c> and <c>?</c> as wildcards, matches.</summary>
/// <param name="Field"><c>path-pattern</c>, <c>host-header</c>, <c>http-header</c> or <c>http-request-method</c>.</param>
/// <param name="Values">The patterns.</param>
/// <param name="HeaderName">For <c>http-header</c>: which.</param>
public sealed record RoutedCondition(string Field, IReadOnlyList<string> Values, string? HeaderName = null);

/// <summary>A rule's terminal action: exactly one of the two is set.</summary>
/// <param name="Forward">Weighted target groups.</param>
/// <param name="FixedResponse">An answer of the load balancer's own.</param>
public sealed record RoutedAction(RoutedForward? Forward = null, FixedResponse? FixedResponse = null);

/// <summary>A fixed answer (a redirect is one with a Location).</summary>
public sealed record FixedResponse(int Status, string? ContentType, string? Body, string? Location = null);

/// <summary>Weighted target groups of one action.</summary>
/// <param name="Groups">Weights 0-999; all zero forwards nothing and answers 503.</param>
/// <param name="StickinessDuration">The action's own stickiness (target group stickiness: cookie AWSALBTG, or a connection's source address, without an end); null for off.</param>
public sealed record RoutedForward(IReadOnlyList<WeightedGroup> Groups, TimeSpan? StickinessDuration);

/// <summary>A target group with its share and its targets as the load balancer sees them now.</summary>
/// <param name="TargetGroupArn">The group.</param>
/// <param name="Weight">0-999.</param>
/// <param name="InService">Targets to route to: the healthy ones or, when no target is healthy, all that are registered (fail-open). Empty: 503.</param>
/// <param name="StickinessDuration">The group's own stickiness (to a target: cookie AWSALB, or a connection's source address, without an end); null for off.</param>
public sealed record WeightedGroup(string TargetGroupArn, int Weight, IReadOnlyList<Endpoint> InService, TimeSpan? StickinessDuration);
