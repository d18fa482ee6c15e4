using RedGreen.Fleet;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Requests;
using RedGreen.Routing;
using RedGreen.Routing.Dns;
using RedGreen.Strategies;

namespace RedGreen.Planning;

/// <summary>All that a plan is made from, read from AWS.</summary>
public sealed record PlanFacts
{
    /// <summary>What was asked for.</summary>
    public required ResolvedRequest Request { get; init; }

    /// <summary>How it shall proceed.</summary>
    public required Strategy Strategy { get; init; }

    /// <summary>Red.</summary>
    public required ServiceFacts Service { get; init; }

    /// <summary>Red's task definition; null where it is gone.</summary>
    public required TaskDefinitionFacts? TaskDefinition { get; init; }

    /// <summary>The task definition asked for; null where an image was, or where there is none of that name.</summary>
    public TaskDefinitionFacts? WantedTaskDefinition { get; init; }

    /// <summary>Red's target groups, by ARN.</summary>
    public required IReadOnlyDictionary<string, TargetGroupFacts> TargetGroups { get; init; }

    /// <summary>Rules and default actions that forward to them.</summary>
    public required IReadOnlyList<RoutedRule> ForwardingRules { get; init; }

    /// <summary>Those of them that carry production: the test listener's do not.</summary>
    public IReadOnlyList<RoutedRule> Rules => Planning.TestListener.Production(ForwardingRules, Strategy.TestListener);

    /// <summary>The strategy's test listener; null where there is none.</summary>
    public TestListenerFacts? TestListener { get; init; }

    /// <summary>The records of the strategy's name; null where it names none.</summary>
    public DnsFacts? Dns { get; init; }

    /// <summary>Where the strategy names records: Red's load balancer and those that the records lead to.</summary>
    public IReadOnlyList<LoadBalancerFacts> LoadBalancers { get; init; } = [];

    /// <summary>Which kind of router shifts this service: one of <see cref="RouterKind"/>.</summary>
    public string Router => RouterOf(Strategy, TargetGroups);

    /// <summary>Whether requests are measured for each side.</summary>
    public bool IsMeasured => !TargetGroups.Values.Any(group => Protocols.IsNetwork(group.Protocol));

    /// <summary>Whether a step has minutes to wait for: the load balancer's, or those of the service's own metrics.</summary>
    public bool HasMinutes => IsMeasured || Strategy.Metrics is not [];

    /// <summary>How weighted records lead to two load balancers; null where they do not.</summary>
    public DnsRoute? Route => Dns is null ? null : DnsRoute.Of(Dns, LoadBalancers, Rules, [.. TargetGroups.Values], []);

    /// <summary>Which kind of router a service needs.</summary>
    public static string RouterOf(Strategy strategy, IReadOnlyDictionary<string, TargetGroupFacts> groups) =>
        strategy.Dns is not null ? RouterKind.Route53
        : groups.Values.Any(group => Protocols.IsNetwork(group.Protocol)) ? RouterKind.Nlb
        : RouterKind.Alb;

    /// <summary>The health of Red's targets.</summary>
    public required TargetsLook Targets { get; init; }

    /// <summary>The service's autoscaling; null where it has none.</summary>
    public ScalingFacts? Scaling { get; init; }

    /// <summary>The strategy's alarms.</summary>
    public required AlarmsFound Alarms { get; init; }

    /// <summary>What was usual for Red in its last hour; null where it was not read, CloudWatch did not tell it, or nothing is measured.</summary>
    public History? History { get; init; }

    /// <summary>The strategy's metrics of which Red has published nothing in that hour; null where it is not known.</summary>
    public IReadOnlyList<string>? SilentMetrics { get; init; } = [];

    /// <summary>CloudWatch's words on queries for the strategy's metrics that it does not take; null for none.</summary>
    public string? MetricsProblem { get; init; }
}
