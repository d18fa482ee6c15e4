using RedGreen.Deployments;
using RedGreen.Routing;

namespace RedGreen.Decisions;

/// <summary>Whether somebody else has changed the rules: a stack update that resets weights, a maintenance page put up.</summary>
public static class Drift
{
    /// <summary>What was changed, in words; null for nothing, or where the rules were not read.</summary>
    public static string? Look(Deployment deployment, IReadOnlyList<IReadOnlyList<RuleAction>>? live)
    {
        if (live is null)
            return null;
        var changes = deployment.Traffic.Rules
            .Zip(live, (rule, actions) => (rule, actions, expected: rule.At(deployment.Green.TargetGroups, deployment.Traffic.Weight)))
            .Where(look => IsProduction(look.rule, deployment.Traffic) && !LiveTraffic.Same(look.actions, look.expected))
            .Select(look => look.actions is []
                ? $"{look.rule.Arn} is gone"
                : $"{look.rule.Arn} was changed to {LiveTraffic.Describe(look.actions)} by somebody else; this deployment wrote {LiveTraffic.Describe(look.expected)}")
            .ToList();
        return changes is [] ? null : string.Join("; ", changes);
    }

    // What shows Green alone carries production only where a share of the records leads to it.
    private static bool IsProduction(RoutedRule rule, Traffic traffic) => rule.GreenAlone is null || (!rule.IsTest && traffic.Weight > 0);
}
