using System.Runtime.CompilerServices;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Routing;

namespace RedGreen.Aws.LoadBalancing;

/// <summary>The default actions of listeners, of either kind of load balancer.</summary>
internal sealed class ListenerActions(IAmazonElasticLoadBalancingV2 elb)
{
    /// <summary>The listeners of the load balancers that use any of the groups.</summary>
    /// <param name="targetGroups">Their ARNs; those that do not exist any more end in AWS's own error.</param>
    /// <param name="network">Whether of Network Load Balancers, or of Application Load Balancers.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async IAsyncEnumerable<Listener> OfAsync(IReadOnlyList<string> targetGroups, bool network, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // No ARNs would ask for all groups.
        if (targetGroups is [])
            yield break;
        var groups = await elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { TargetGroupArns = [.. targetGroups] }, cancellationToken).ConfigureAwait(false);
        foreach (var loadBalancer in groups.TargetGroups.SelectMany(group => group.LoadBalancerArns ?? []).Distinct().Where(arn => ElbArn.IsOfNetwork(arn) == network))
            await foreach (var listener in ListenersAsync(loadBalancer, cancellationToken).ConfigureAwait(false))
                yield return listener;
    }

    /// <summary>The listeners of a load balancer.</summary>
    public async IAsyncEnumerable<Listener> ListenersAsync(string loadBalancer, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    /// <summary>The rules of an Application Load Balancer's listener, its default action among them.</summary>
    public async IAsyncEnumerable<Rule> RulesAsync(string listener, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    /// <summary>Listeners by ARN; one that is gone is not in the answer.</summary>
    public async Task<IReadOnlyList<Listener>> DescribeAsync(IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        if (arns is [])
            return [];
        try
        {
            return (await elb.DescribeListenersAsync(new DescribeListenersRequest { ListenerArns = [.. arns] }, cancellationToken).ConfigureAwait(false)).Listeners ?? [];
        }
        catch (ListenerNotFoundException)
        {
            // One that is gone makes AWS refuse all: ask for each, and leave out the one.
            var found = new List<Listener>();
            if (arns.Count > 1)
                foreach (var arn in arns)
                    found.AddRange(await DescribeAsync([arn], cancellationToken).ConfigureAwait(false));
            return found;
        }
    }

    /// <summary>The live default actions of each, in their order; none for one that is gone.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken)
    {
        var live = (await DescribeAsync([.. rules.Select(rule => rule.Arn).Distinct()], cancellationToken).ConfigureAwait(false)).ToDictionary(listener => listener.ListenerArn);
        return [.. rules.Select(rule => live.TryGetValue(rule.Arn, out var listener) ? Actions(listener) : [])];
    }

    /// <summary>Replaces a listener's default actions.</summary>
    public Task SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken) =>
        elb.ModifyListenerAsync(new ModifyListenerRequest { ListenerArn = rule.Arn, DefaultActions = [.. actions.Select(ActionJson.Write)] }, cancellationToken);

    /// <summary>A listener's default actions.</summary>
    public static IReadOnlyList<RuleAction> Actions(Listener listener) => [.. (listener.DefaultActions ?? []).Select(ActionJson.Read)];
}
