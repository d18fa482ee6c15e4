using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Routing;

namespace RedGreen.Aws.LoadBalancing;

/// <summary>Listener rules and default actions of Application Load Balancers.</summary>
public sealed class AlbRouter(IAmazonElasticLoadBalancingV2 elb) : ITrafficRouter
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken)
    {
        if (targetGroups is [])
            return [];
        var groups = await elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { TargetGroupArns = [.. targetGroups] }, cancellationToken).ConfigureAwait(false);
        var found = new List<RoutedRule>();
        foreach (var loadBalancer in groups.TargetGroups.SelectMany(group => group.LoadBalancerArns ?? []).Distinct())
            await foreach (var listener in ListenersAsync(loadBalancer, cancellationToken).ConfigureAwait(false))
                await foreach (var rule in RulesAsync(listener.ListenerArn, cancellationToken).ConfigureAwait(false))
                    if (Routed(rule, listener.ListenerArn) is { } routed && routed.Original.Any(action => action.Groups().Any(group => targetGroups.Contains(group.TargetGroupArn))))
                        found.Add(routed);
        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken)
    {
        var live = new Dictionary<string, IReadOnlyList<RuleAction>>();
        await ReadRulesAsync([.. rules.Where(rule => rule.Kind == RoutedRule.Rule).Select(rule => rule.Arn)], live, cancellationToken).ConfigureAwait(false);
        await ReadListenersAsync([.. rules.Where(rule => rule.Kind == RoutedRule.DefaultAction).Select(rule => rule.Arn)], live, cancellationToken).ConfigureAwait(false);
        return [.. rules.Select(rule => live.GetValueOrDefault(rule.Arn, []))];
    }

    /// <inheritdoc/>
    public Task SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken)
    {
        List<Amazon.ElasticLoadBalancingV2.Model.Action> written = [.. actions.Select(ActionJson.Write)];
        return rule.Kind == RoutedRule.Rule
            ? elb.ModifyRuleAsync(new ModifyRuleRequest { RuleArn = rule.Arn, Actions = written }, cancellationToken)
            : elb.ModifyListenerAsync(new ModifyListenerRequest { ListenerArn = rule.Arn, DefaultActions = written }, cancellationToken);
    }

    private static RoutedRule? Routed(Rule rule, string listener) => rule.Actions is not { Count: > 0 } ? null : new RoutedRule
    {
        // A listener's default action is listed among its rules, and changed with ModifyListener.
        Kind = rule.IsDefault == true ? RoutedRule.DefaultAction : RoutedRule.Rule,
        Arn = rule.IsDefault == true ? listener : rule.RuleArn,
        Original = [.. rule.Actions.Select(ActionJson.Read)],
    };

    private async Task ReadRulesAsync(List<string> arns, Dictionary<string, IReadOnlyList<RuleAction>> live, CancellationToken cancellationToken)
    {
        if (arns is [])
            return;
        try
        {
            var answer = await elb.DescribeRulesAsync(new DescribeRulesRequest { RuleArns = arns }, cancellationToken).ConfigureAwait(false);
            foreach (var rule in answer.Rules)
                live[rule.RuleArn] = [.. rule.Actions.Select(ActionJson.Read)];
        }
        catch (RuleNotFoundException)
        {
            // One that is gone makes AWS refuse all: ask for each, and leave out the one.
            if (arns.Count > 1)
                foreach (var arn in arns)
                    await ReadRulesAsync([arn], live, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadListenersAsync(List<string> arns, Dictionary<string, IReadOnlyList<RuleAction>> live, CancellationToken cancellationToken)
    {
        if (arns is [])
            return;
        try
        {
            var answer = await elb.DescribeListenersAsync(new DescribeListenersRequest { ListenerArns = arns }, cancellationToken).ConfigureAwait(false);
            foreach (var listener in answer.Listeners)
                live[listener.ListenerArn] = [.. listener.DefaultActions.Select(ActionJson.Read)];
        }
        catch (ListenerNotFoundException)
        {
            if (arns.Count > 1)
                foreach (var arn in arns)
                    await ReadListenersAsync([arn], live, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<Listener> ListenersAsync(string loadBalancer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? marker = null;
        do
        {
            var page = await elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = loadBalancer, Marker = marker }, cancellationToken).ConfigureAwait(false);
            foreach (var listener in page.Listeners ?? [])
                yield return listener;
            marker = page.NextMarker;
        }
        while (!string.IsNullOrEmpty(marker));
    }

    private async IAsyncEnumerable<Rule> RulesAsync(string listener, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? marker = null;
        do
        {
            var page = await elb.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listener, Marker = marker }, cancellationToken).ConfigureAwait(false);
            foreach (var rule in page.Rules ?? [])
                yield return rule;
            marker = page.NextMarker;
        }
        while (!string.IsNullOrEmpty(marker));
    }
}
