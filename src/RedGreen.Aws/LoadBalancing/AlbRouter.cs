using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Routing;

namespace RedGreen.Aws.LoadBalancing;

/// <summary>Listener rules and default actions of Application Load Balancers: ModifyRule and ModifyListener.</summary>
public sealed class AlbRouter(IAmazonElasticLoadBalancingV2 elb) : ITrafficRouter
{
    private readonly ListenerActions _listeners = new(elb);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken)
    {
        var found = new List<RoutedRule>();
        await foreach (var listener in _listeners.OfAsync(targetGroups, network: false, cancellationToken).ConfigureAwait(false))
            await foreach (var rule in _listeners.RulesAsync(listener.ListenerArn, cancellationToken).ConfigureAwait(false))
                if (Routed(rule, listener) is var routed && targetGroups.Any(routed.Forwards))
                    found.Add(routed);
        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken)
    {
        var live = new Dictionary<string, IReadOnlyList<RuleAction>>();
        await ReadRulesAsync([.. rules.Where(rule => rule.Kind == RoutedRule.Rule).Select(rule => rule.Arn)], live, cancellationToken).ConfigureAwait(false);
        var defaults = rules.Where(rule => rule.Kind == RoutedRule.DefaultAction).ToList();
        foreach (var (rule, actions) in defaults.Zip(await _listeners.ReadAsync(defaults, cancellationToken).ConfigureAwait(false)))
            live[rule.Arn] = actions;
        return [.. rules.Select(rule => live.GetValueOrDefault(rule.Arn, []))];
    }

    /// <inheritdoc/>
    public async Task<string?> SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken)
    {
        if (rule.Kind == RoutedRule.Rule)
            await elb.ModifyRuleAsync(new ModifyRuleRequest { RuleArn = rule.Arn, Actions = [.. actions.Select(ActionJson.Write)] }, cancellationToken).ConfigureAwait(false);
        else
            await _listeners.SetAsync(rule, actions, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public Task<bool> IsEverywhereAsync(string change, CancellationToken cancellationToken) => Task.FromResult(true);

    private static RoutedRule Routed(Rule rule, Listener listener) => new()
    {
        // A listener's default action is listed among its rules, and changed with ModifyListener.
        Kind = rule.IsDefault == true ? RoutedRule.DefaultAction : RoutedRule.Rule,
        Arn = rule.IsDefault == true ? listener.ListenerArn : rule.RuleArn,
        Original = [.. (rule.Actions ?? []).Select(ActionJson.Read)],
        Protocol = listener.Protocol?.Value,
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
}
