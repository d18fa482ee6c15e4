using RedGreen.Deployments;
using RedGreen.Failures;

namespace RedGreen.Routing;

/// <summary>
/// Moves every rule of a deployment together: compares, writes, reads back. Load balancing has no conditional write, so
/// this is as close to one as it gets.
/// </summary>
public static class GuardedShift
{
    /// <summary>Gives Green a share of what Red had.</summary>
    /// <param name="router">Where the rules are.</param>
    /// <param name="deployment">Every rule must be as its last written weight says, or already as intended: a retry accepts its own write.</param>
    /// <param name="percent">The intended share; null takes Green out of the actions.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The change to wait for; null for none.</returns>
    /// <exception cref="TrafficChangedByOthers">A rule is neither; nothing was written.</exception>
    /// <exception cref="AwsUnavailable">The answer after the write was still the old one.</exception>
    public static async Task<string?> ToAsync(ITrafficRouter router, Deployment deployment, int? percent, CancellationToken cancellationToken)
    {
        var pairs = deployment.Green.TargetGroups;
        var rules = deployment.Traffic.Rules;
        var live = await router.ReadAsync(rules, cancellationToken).ConfigureAwait(false);
        var writes = new List<(RoutedRule Rule, IReadOnlyList<RuleAction> Actions)>();
        var changes = new List<string>();
        foreach (var (rule, actions) in rules.Zip(live))
        {
            var (before, intended) = (rule.At(pairs, deployment.Traffic.Weight), rule.At(pairs, percent));
            // Records that are as intended after a write whose answer was lost are written again: only an answer says which change to wait for.
            if (LiveTraffic.Same(actions, intended) && (rule.Kind != RoutedRule.Record || LiveTraffic.Same(before, intended)))
                continue;
            if (LiveTraffic.Same(actions, before) || LiveTraffic.Same(actions, intended))
                writes.Add((rule, intended));
            else if (!IsLeft(rule, deployment))
                changes.Add($"{rule.Arn} {(actions is [] ? "is gone" : $"has {LiveTraffic.Describe(actions)}")}");
        }

        if (changes is not [])
            throw new TrafficChangedByOthers(string.Join("; ", changes));
        return await WriteAsync(router, writes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes actions to rules, then reads them back.</summary>
    /// <returns>The change to wait for; null for none.</returns>
    /// <exception cref="AwsUnavailable">The answer after a write is not what was written.</exception>
    public static async Task<string?> WriteAsync(ITrafficRouter router, IReadOnlyList<(RoutedRule Rule, IReadOnlyList<RuleAction> Actions)> writes, CancellationToken cancellationToken)
    {
        if (writes is [])
            return null;
        string? change = null;
        foreach (var (rule, actions) in writes)
            change = await router.SetAsync(rule, actions, cancellationToken).ConfigureAwait(false) ?? change;

        var after = await router.ReadAsync([.. writes.Select(write => write.Rule)], cancellationToken).ConfigureAwait(false);
        foreach (var ((rule, actions), now) in writes.Zip(after))
            if (!LiveTraffic.Same(now, actions))
                throw new AwsUnavailable($"Reading {rule.Arn} back: it has {LiveTraffic.Describe(now)} instead of {LiveTraffic.Describe(actions)}, and", null);
        return change;
    }

    // Once Green has stood in it, a test listener that others changed is theirs: no client depends on it.
    private static bool IsLeft(RoutedRule rule, Deployment deployment) => rule.IsTest && deployment.Traffic.Weight is not null;
}
