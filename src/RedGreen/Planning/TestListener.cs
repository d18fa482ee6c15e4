using RedGreen.Routing;

namespace RedGreen.Planning;

/// <summary>The listener, or listener's rule, that shows Green alone to tests before and while it carries production.</summary>
public static class TestListener
{
    /// <summary>What may be written.</summary>
    public const string Form = "the ARN of a listener or of a listener's rule";

    /// <summary>Whether a text is such an ARN.</summary>
    public static bool IsArn(string text) => ElbArn.IsListener(text) || ElbArn.IsRule(text);

    /// <summary>The rules that carry production: those of a test listener do not, whatever they forward to.</summary>
    /// <param name="rules">All that forward to Red's groups.</param>
    /// <param name="testListener">The strategy's; null for none.</param>
    public static IReadOnlyList<RoutedRule> Production(IReadOnlyList<RoutedRule> rules, string? testListener) =>
        testListener is null ? rules : [.. rules.Where(rule => rule.Arn != testListener && ElbArn.ListenerOf(rule.Arn) != testListener)];

    /// <summary>The rule as the deployment changes it, or null where the plan is to be refused.</summary>
    public static RoutedRule? Rule(PlanFacts facts) =>
        facts.TestListener is { } found && Shown(facts, found) is { } group ? found.Rule with { GreenAlone = group, IsTest = true } : null;

    /// <summary>Why the strategy's test listener cannot be used.</summary>
    public static IEnumerable<string> Refusals(PlanFacts facts)
    {
        if (facts.Strategy.TestListener is not { } arn)
            yield break;
        if (facts.TestListener is not { } found)
        {
            yield return $"test-listener: there is no listener or rule {arn}";
            yield break;
        }

        if (facts.Router == RouterKind.Route53)
        {
            if (facts.Route?.GreenLoadBalancer is { } green && found.LoadBalancer != green)
                yield return $"test-listener: {arn} belongs to {found.LoadBalancer}; it must belong to Green's load balancer {green}, since a target group has one only";
        }
        else if (facts.TargetGroups.Values.SelectMany(group => group.LoadBalancers).Distinct().ToList() is { Count: > 0 } own && !own.Contains(found.LoadBalancer))
        {
            yield return $"test-listener: {arn} belongs to {found.LoadBalancer}; it must belong to the load balancer of the service's target group, {string.Join(", ", own)}";
        }
        else if (facts.ForwardingRules.Any(rule => IsOf(rule, arn)) && facts.Rules is [])
        {
            yield return $"test-listener: {arn} is the production listener itself: nothing else forwards to this service";
        }
        else if (Shown(facts, found) is null)
        {
            yield return $"test-listener: {arn} has the protocol {found.Rule.Protocol}, which none of the service's target groups fits";
        }
    }

    private static bool IsOf(RoutedRule rule, string arn) => rule.Arn == arn || ElbArn.ListenerOf(rule.Arn) == arn;

    // The group that it showed before; else the first behind its load balancer that its protocol can reach.
    private static string? Shown(PlanFacts facts, TestListenerFacts found)
    {
        var groups = facts.TargetGroups.Values
            .Where(group => (facts.Router == RouterKind.Route53 || group.LoadBalancers.Contains(found.LoadBalancer)) && Protocols.Fit(found.Rule.Protocol, group.Protocol))
            .Select(group => group.Arn)
            .ToList();
        return groups.Find(found.Rule.Forwards) ?? groups.FirstOrDefault();
    }
}
