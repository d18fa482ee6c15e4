using Amazon.ElasticLoadBalancingV2;
using RedGreen.Routing;

namespace RedGreen.Aws.LoadBalancing;

/// <summary>
/// Listeners of Network Load Balancers: they have no rules, only a default action, changed with ModifyListener. New
/// weights apply to new connections.
/// </summary>
public sealed class NlbRouter(IAmazonElasticLoadBalancingV2 elb) : ITrafficRouter
{
    private readonly ListenerActions _listeners = new(elb);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken)
    {
        var found = new List<RoutedRule>();
        await foreach (var listener in _listeners.OfAsync(targetGroups, network: true, cancellationToken).ConfigureAwait(false))
        {
            var rule = new RoutedRule { Kind = RoutedRule.DefaultAction, Arn = listener.ListenerArn, Original = ListenerActions.Actions(listener), Protocol = listener.Protocol?.Value };
            if (targetGroups.Any(rule.Forwards))
                found.Add(rule);
        }

        return found;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken) =>
        _listeners.ReadAsync(rules, cancellationToken);

    /// <inheritdoc/>
    public async Task<string?> SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken)
    {
        await _listeners.SetAsync(rule, actions, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public Task<bool> IsEverywhereAsync(string change, CancellationToken cancellationToken) => Task.FromResult(true);
}
