using RedGreen.Aws.Dns;
using RedGreen.Aws.LoadBalancing;
using RedGreen.Routing;

namespace RedGreen.Aws;

/// <summary>Every router behind one interface: a rule's kind and ARN say which one it belongs to.</summary>
public sealed class RoutersByKind(AlbRouter alb, NlbRouter nlb, RecordRouter records) : ITrafficRouter
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken) =>
    [
        .. await alb.FindAsync(targetGroups, cancellationToken).ConfigureAwait(false),
        .. await nlb.FindAsync(targetGroups, cancellationToken).ConfigureAwait(false),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken)
    {
        var live = new Dictionary<RoutedRule, IReadOnlyList<RuleAction>>(ReferenceEqualityComparer.Instance);
        foreach (var own in rules.GroupBy(Of))
            foreach (var (rule, actions) in own.Zip(await own.Key.ReadAsync([.. own], cancellationToken).ConfigureAwait(false)))
                live[rule] = actions;
        return [.. rules.Select(rule => live[rule])];
    }

    /// <inheritdoc/>
    public Task<string?> SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken) => Of(rule).SetAsync(rule, actions, cancellationToken);

    /// <summary>Only changes of records take their time.</summary>
    public Task<bool> IsEverywhereAsync(string change, CancellationToken cancellationToken) => records.IsEverywhereAsync(change, cancellationToken);

    private ITrafficRouter Of(RoutedRule rule) => rule.Kind == RoutedRule.Record ? records : ElbArn.IsOfNetwork(rule.Arn) ? nlb : alb;
}
