namespace RedGreen.Routing.Dns;

/// <summary>How weighted records lead to Red's load balancer and to Green's, and which listeners stand behind them.</summary>
/// <param name="Records">The records, as one rule.</param>
/// <param name="Listeners">Green's load balancer's listeners: they show Green alone.</param>
/// <param name="GreenLoadBalancer">Green's load balancer, as an ARN.</param>
/// <param name="TtlSeconds">How long clients may keep an answer.</param>
public sealed record DnsRoute(RoutedRule Records, IReadOnlyList<RoutedRule> Listeners, string GreenLoadBalancer, int TtlSeconds)
{
    /// <summary>The route, or null with every reason why there is none added to <paramref name="problems"/>.</summary>
    /// <param name="dns">The name's records.</param>
    /// <param name="loadBalancers">Red's load balancer and those that the records lead to.</param>
    /// <param name="rules">The rules and default actions that forward to Red's groups.</param>
    /// <param name="groups">Red's target groups, all behind one load balancer.</param>
    /// <param name="problems">Gets the reasons.</param>
    public static DnsRoute? Of(DnsFacts dns, IReadOnlyList<LoadBalancerFacts> loadBalancers, IReadOnlyList<RoutedRule> rules, IReadOnlyCollection<TargetGroupFacts> groups, List<string> problems)
    {
        if (groups.SelectMany(group => group.LoadBalancers).Distinct().ToList() is not [var redArn] || loadBalancers.FirstOrDefault(lb => lb.Arn == redArn) is not { } red)
        {
            problems.Add("dns: weighted records choose between two load balancers, so all target groups of the service must be behind one");
            return null;
        }

        if (WeightedRecords.Of(dns, red.DnsName, problems) is not { } records)
            return null;
        var greenName = records.GreenOf([]).First();
        if (loadBalancers.FirstOrDefault(lb => lb.DnsName == greenName) is not { } green)
        {
            problems.Add($"dns: {dns.Name.Name} leads to {greenName} beside {red.DnsName}, which is no load balancer of this account and Region");
            return null;
        }

        var listeners = ListenersOf(red, green, rules, groups, problems);
        return listeners is null ? null : new DnsRoute(records, listeners, green.Arn, (int)dns.Records.Max(record => record.TtlSeconds));
    }

    // A client comes to Green's load balancer with the port that it used at Red's.
    private static List<RoutedRule>? ListenersOf(LoadBalancerFacts red, LoadBalancerFacts green, IReadOnlyList<RoutedRule> rules, IReadOnlyCollection<TargetGroupFacts> groups, List<string> problems)
    {
        var before = problems.Count;
        var shown = new List<RoutedRule>();
        foreach (var listener in red.Listeners)
        {
            var reached = groups.Select(group => group.Arn).Where(arn => rules.Any(rule => ElbArn.ListenerOf(rule.Arn) == listener.Arn && rule.Forwards(arn))).ToList();
            var twin = green.Listeners.FirstOrDefault(other => other.Port == listener.Port && other.Protocol == listener.Protocol);
            if (reached is [_, _, ..])
                problems.Add($"dns: listener {listener.Arn} forwards to {reached.Count} target groups of the service; the default action of Green's listener can show one");
            else if (reached is [_] && twin is null)
                problems.Add($"dns: load balancer {green.Arn} has no {listener.Protocol} listener on port {listener.Port}, on which clients reach {red.Arn}");
            else if (reached is [var group])
                shown.Add(new RoutedRule { Kind = RoutedRule.DefaultAction, Arn = twin!.Arn, Original = twin.DefaultActions, Protocol = twin.Protocol, GreenAlone = group });
        }

        return problems.Count == before ? shown : null;
    }
}
