using RedGreen.Routing;
using RedGreen.Routing.Dns;

namespace RedGreen.Planning;

/// <summary>Why a service's traffic cannot be shifted as its strategy says.</summary>
internal static class TrafficRefusals
{
    /// <summary>
    /// The most rules that move together: load balancing takes 20 writes at once and 3 in a second after that, so these
    /// take half of the minute that a function has. They also stand in the document and in the journal, a quarter of a
    /// megabyte at most.
    /// </summary>
    public const int MostRules = 100;

    public static IEnumerable<string> Of(PlanFacts facts)
    {
        var service = facts.Service;
        if (service.LoadBalancers is [])
            return [$"service {service.Name} has no load balancer: there is no traffic to shift"];
        return [.. OfTargetGroups(facts), .. OfRules(facts), .. OfStickiness(facts), .. OfRecords(facts), .. TestListener.Refusals(facts), .. OfLimits(facts), .. OfTargets(facts)];
    }

    private static IEnumerable<string> OfTargetGroups(PlanFacts facts)
    {
        var service = facts.Service;
        if (service.LoadBalancers.Any(entry => entry.TargetGroupArn is null))
            yield return $"service {service.Name} uses a classic load balancer, which has no weighted target groups";
        foreach (var entry in service.LoadBalancers.Where(entry => entry.TargetGroupArn is not null && !facts.TargetGroups.ContainsKey(entry.TargetGroupArn)))
            yield return $"target group {entry.TargetGroupArn} of service {service.Name} is gone";
        foreach (var group in facts.TargetGroups.Values.Where(group => !Protocols.IsApplication(group.Protocol) && !Protocols.IsNetwork(group.Protocol)))
            yield return $"target group {group.Arn} has the protocol {group.Protocol}; allowed are HTTP and HTTPS behind an Application Load Balancer, and TCP, TLS, UDP and TCP_UDP behind a Network Load Balancer";
        if (facts.TargetGroups.Values.Any(group => Protocols.IsApplication(group.Protocol)) && facts.TargetGroups.Values.Any(group => Protocols.IsNetwork(group.Protocol)))
            yield return $"service {service.Name} has target groups behind Application and Network Load Balancers; one deployment shifts those of one kind, since they settle and are measured differently";
    }

    private static IEnumerable<string> OfRules(PlanFacts facts)
    {
        if (facts.Dns is null && facts.Rules.Count > MostRules)
            yield return $"{facts.Rules.Count} listener rules forward to service {facts.Service.Name}; at most {MostRules} can be moved together: give it fewer rules, such as one with several hosts or paths";
        foreach (var arn in facts.Service.LoadBalancers.Select(entry => entry.TargetGroupArn).OfType<string>().Where(arn => facts.TargetGroups.ContainsKey(arn) && !facts.Rules.Any(rule => rule.Forwards(arn))))
            yield return $"no listener rule forwards to target group {arn}: production points at something else than this service";
        foreach (var rule in facts.Rules.Where(rule => !CarriesAnyOf(rule, facts)))
            yield return $"{rule.Arn} gives this service's target group no weight: production points at something else ({LiveTraffic.Describe(rule.Original)})";
        // Behind weighted records the rules stay as they are: Green has a load balancer of its own.
        foreach (var rule in facts.Rules.Where(rule => facts.Dns is null && Split.GroupsAfter(rule.Original, facts.TargetGroups.Keys) > Split.MaxGroups))
            yield return $"{rule.Arn} forwards to so many target groups that there is no room for Green's: an action holds {Split.MaxGroups}";
    }

    // A TLS listener knows no stickiness of groups, which an action with several groups needs as soon as one is sticky.
    private static IEnumerable<string> OfStickiness(PlanFacts facts) =>
        from rule in facts.Rules
        where facts.Dns is null && rule.Protocol == "TLS"
        from sticky in facts.TargetGroups.Values
        where sticky.StickySeconds is not null && rule.Forwards(sticky.Arn)
        select $"TLS listener {rule.Arn} forwards to target group {sticky.Arn}, which is sticky; TLS listeners keep no client on one of several groups: turn the group's stickiness off";

    private static List<string> OfRecords(PlanFacts facts)
    {
        var problems = new List<string>();
        if (facts.Dns is { } dns)
            DnsRoute.Of(dns, facts.LoadBalancers, facts.Rules, [.. facts.TargetGroups.Values], problems);
        return problems;
    }

    // A limit that can never be broken would only look like protection.
    private static IEnumerable<string> OfLimits(PlanFacts facts)
    {
        if (facts.IsMeasured)
            yield break;
        foreach (var (name, isSet) in new[] { ("max-error-rate", facts.Strategy.MaxErrorRate is not null), ("max-p99", facts.Strategy.MaxP99Seconds is not null) })
            if (isSet)
                yield return $"{name}: a Network Load Balancer counts neither failures nor response times of a target group, so this limit could never protect; remove it, and judge Green by metrics of the service's own (metrics) or by alarms";
    }

    private static IEnumerable<string> OfTargets(PlanFacts facts)
    {
        if (facts.Targets.Healthy == 0 && facts.TargetGroups.Count > 0)
            yield return $"Red is not healthy: none of the targets of service {facts.Service.Name} is{(facts.Targets.Reasons is [] ? "" : $" ({string.Join("; ", facts.Targets.Reasons)})")}";
    }

    private static bool CarriesAnyOf(RoutedRule rule, PlanFacts facts) => rule.Original
        .Select(action => action.Groups())
        .Any(groups => groups.Any(group => facts.TargetGroups.ContainsKey(group.TargetGroupArn) && (groups.Count == 1 || group.Weight > 0)));
}
