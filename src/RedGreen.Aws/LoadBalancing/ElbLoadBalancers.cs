using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Routing;
using RedGreen.Routing.Dns;

namespace RedGreen.Aws.LoadBalancing;

/// <summary>Load balancers of Elastic Load Balancing.</summary>
public sealed class ElbLoadBalancers(IAmazonElasticLoadBalancingV2 elb) : ILoadBalancers
{
    private readonly ListenerActions _listeners = new(elb);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LoadBalancerFacts>> DescribeAsync(IReadOnlyList<string> loadBalancers, CancellationToken cancellationToken)
    {
        var facts = new List<LoadBalancerFacts>();
        foreach (var arn in loadBalancers)
            if (await FindAsync(arn, cancellationToken).ConfigureAwait(false) is { } found)
                facts.Add(await FactsAsync(found, cancellationToken).ConfigureAwait(false));
        return facts;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LoadBalancerFacts>> FindAsync(IReadOnlyList<string> dnsNames, CancellationToken cancellationToken)
    {
        var facts = new List<LoadBalancerFacts>();
        string? marker = null;
        // AWS finds load balancers by name or ARN, not by DNS name.
        while (facts.Count < dnsNames.Count)
        {
            var page = await elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { Marker = marker }, cancellationToken).ConfigureAwait(false);
            foreach (var loadBalancer in (page.LoadBalancers ?? []).Where(lb => dnsNames.Contains(DnsName.Plain(lb.DNSName ?? ""))))
                facts.Add(await FactsAsync(loadBalancer, cancellationToken).ConfigureAwait(false));
            marker = page.NextMarker;
            if (string.IsNullOrEmpty(marker))
                break;
        }

        return facts;
    }

    /// <inheritdoc/>
    public async Task<TestListenerFacts?> FindTestListenerAsync(string arn, CancellationToken cancellationToken)
    {
        if (await _listeners.DescribeAsync([ElbArn.ListenerOf(arn)], cancellationToken).ConfigureAwait(false) is not [var listener])
            return null;
        var rule = ElbArn.IsRule(arn) ? await FindRuleAsync(arn, cancellationToken).ConfigureAwait(false) : null;
        if ((ElbArn.IsRule(arn) && rule is null) || await FindAsync(listener.LoadBalancerArn, cancellationToken).ConfigureAwait(false) is not { } loadBalancer)
            return null;
        var conditions = rule?.Conditions ?? [];
        return new TestListenerFacts(
            loadBalancer.LoadBalancerArn,
            ListenerUrl.Of(
                listener.Protocol.Value,
                ListenerUrl.Askable(conditions.SelectMany(condition => condition.HostHeaderConfig?.Values ?? [])) ?? DnsName.Plain(loadBalancer.DNSName),
                listener.Port ?? 0,
                conditions.SelectMany(condition => condition.PathPatternConfig?.Values ?? []).FirstOrDefault() ?? "/"),
            new RoutedRule
            {
                Kind = rule is null ? RoutedRule.DefaultAction : RoutedRule.Rule,
                Arn = arn,
                Original = rule is null ? ListenerActions.Actions(listener) : [.. rule.Actions.Select(ActionJson.Read)],
                Protocol = listener.Protocol.Value,
            });
    }

    private async Task<LoadBalancerFacts> FactsAsync(LoadBalancer loadBalancer, CancellationToken cancellationToken)
    {
        var listeners = new List<ListenerFacts>();
        await foreach (var listener in _listeners.ListenersAsync(loadBalancer.LoadBalancerArn, cancellationToken).ConfigureAwait(false))
            listeners.Add(new ListenerFacts(listener.ListenerArn, listener.Port ?? 0, listener.Protocol?.Value ?? "", ListenerActions.Actions(listener))
            {
                Rules = await RulesAsync(listener.ListenerArn, cancellationToken).ConfigureAwait(false),
            });
        return new LoadBalancerFacts(loadBalancer.LoadBalancerArn, DnsName.Plain(loadBalancer.DNSName ?? ""), listeners);
    }

    private async Task<IReadOnlyList<IReadOnlyList<RuleAction>>> RulesAsync(string listener, CancellationToken cancellationToken)
    {
        var rules = new List<IReadOnlyList<RuleAction>>();
        if (ElbArn.IsOfNetwork(listener))
            return rules;
        await foreach (var rule in _listeners.RulesAsync(listener, cancellationToken).ConfigureAwait(false))
            if (rule.IsDefault != true)
                rules.Add([.. (rule.Actions ?? []).Select(ActionJson.Read)]);
        return rules;
    }

    private async Task<LoadBalancer?> FindAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            return (await elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { LoadBalancerArns = [arn] }, cancellationToken).ConfigureAwait(false)).LoadBalancers[0];
        }
        catch (LoadBalancerNotFoundException)
        {
            return null;
        }
    }

    private async Task<Rule?> FindRuleAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            return (await elb.DescribeRulesAsync(new DescribeRulesRequest { RuleArns = [arn] }, cancellationToken).ConfigureAwait(false)).Rules[0];
        }
        catch (RuleNotFoundException)
        {
            return null;
        }
    }
}
