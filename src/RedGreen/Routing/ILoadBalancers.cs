namespace RedGreen.Routing;

/// <summary>Load balancers and their listeners.</summary>
public interface ILoadBalancers
{
    /// <summary>Load balancers by ARN; one that does not exist is not in the answer.</summary>
    Task<IReadOnlyList<LoadBalancerFacts>> DescribeAsync(IReadOnlyList<string> loadBalancers, CancellationToken cancellationToken);

    /// <summary>The load balancers of this account and Region that have these DNS names.</summary>
    Task<IReadOnlyList<LoadBalancerFacts>> FindAsync(IReadOnlyList<string> dnsNames, CancellationToken cancellationToken);

    /// <summary>A listener or a listener's rule that shows Green to tests; null where there is none.</summary>
    Task<TestListenerFacts?> FindTestListenerAsync(string arn, CancellationToken cancellationToken);
}

/// <summary>What must be known of a load balancer.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="DnsName">Its DNS name, in lower case.</param>
/// <param name="Listeners">Its listeners.</param>
public sealed record LoadBalancerFacts(string Arn, string DnsName, IReadOnlyList<ListenerFacts> Listeners);

/// <summary>What must be known of a listener.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="DefaultActions">What it does where no rule matches.</param>
public sealed record ListenerFacts(string Arn, int Port, string Protocol, IReadOnlyList<RuleAction> DefaultActions)
{
    /// <summary>The actions of its rules; a Network Load Balancer's listener has none.</summary>
    public IReadOnlyList<IReadOnlyList<RuleAction>> Rules { get; init; } = [];

    /// <summary>All the target groups that it forwards to, each once.</summary>
    public IEnumerable<string> Groups() => Rules.Append(DefaultActions).SelectMany(actions => actions).SelectMany(action => action.Groups()).Select(group => group.TargetGroupArn).Distinct();
}

/// <summary>A listener, or a listener's rule, that shows Green to tests.</summary>
/// <param name="LoadBalancer">The load balancer's ARN.</param>
/// <param name="Url">Where to ask it.</param>
/// <param name="Rule">What it does now.</param>
public sealed record TestListenerFacts(string LoadBalancer, string Url, RoutedRule Rule);
