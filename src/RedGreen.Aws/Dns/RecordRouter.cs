using Amazon.Route53;
using Amazon.Route53.Model;
using RedGreen.Failures;
using RedGreen.Routing;
using RedGreen.Routing.Dns;

namespace RedGreen.Aws.Dns;

/// <summary>
/// Weighted records of Route 53: all types of a name in one change, which is made whole or not at all. It is live when
/// GetChange says INSYNC, and clients may follow the answer that they have for its TTL.
/// </summary>
public sealed class RecordRouter(IAmazonRoute53 route53) : ITrafficRouter
{
    private readonly RecordSets _records = new(route53);

    /// <summary>Records are not found by target groups: the strategy names them, and the plan reads them (<see cref="IDnsRecords"/>).</summary>
    public Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RoutedRule>>([]);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken)
    {
        var live = new List<IReadOnlyList<RuleAction>>();
        foreach (var rule in rules)
            live.Add(Weights(await LiveAsync(rule, cancellationToken).ConfigureAwait(false)));
        return live;
    }

    /// <inheritdoc/>
    /// <exception cref="TrafficChangedByOthers">A record is gone, or leads elsewhere; nothing was written.</exception>
    public async Task<string?> SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(rule, cancellationToken).ConfigureAwait(false);
        if (live.Count != actions.Sum(action => action.Groups().Count))
            throw new TrafficChangedByOthers($"{rule.Arn} has {LiveTraffic.Describe(Weights(live))}");
        foreach (var record in live)
            record.Weight = WeightOf(record, actions) ?? throw new TrafficChangedByOthers($"{rule.Arn} leads to {RecordSets.Destination(record) ?? "addresses"}");

        var answer = await route53.ChangeResourceRecordSetsAsync(
            new ChangeResourceRecordSetsRequest
            {
                HostedZoneId = rule.HostedZoneId,
                // All of a record but its weight stays as it is now, also what was changed since the plan.
                ChangeBatch = new ChangeBatch { Changes = [.. live.Select(record => new Change { Action = ChangeAction.UPSERT, ResourceRecordSet = record })] },
            },
            cancellationToken).ConfigureAwait(false);
        return answer.ChangeInfo.Id;
    }

    /// <inheritdoc/>
    public async Task<bool> IsEverywhereAsync(string change, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await route53.GetChangeAsync(new GetChangeRequest { Id = change }, cancellationToken).ConfigureAwait(false);
            return answer.ChangeInfo.Status == ChangeStatus.INSYNC;
        }
        catch (NoSuchChangeException)
        {
            // Route 53 forgets changes in time: one that it answered, and knows no more, was made long ago.
            return true;
        }
    }

    private async Task<IReadOnlyList<ResourceRecordSet>> LiveAsync(RoutedRule rule, CancellationToken cancellationToken)
    {
        var name = DnsName.Read(rule.Arn) ?? throw new InvalidOperationException($"{rule.Arn} is not {DnsName.Form}.");
        try
        {
            return await _records.OfAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (NoSuchHostedZoneException)
        {
            return [];
        }
    }

    private static List<RuleAction> Weights(IReadOnlyList<ResourceRecordSet> records) =>
    [
        .. records.GroupBy(record => record.Type.Value).OrderBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => RecordAction.Of(type.Key, type.Select(record => (RecordSets.Destination(record), record.Weight)))),
    ];

    private static int? WeightOf(ResourceRecordSet record, IReadOnlyList<RuleAction> actions) =>
        actions.FirstOrDefault(action => action.Type == record.Type.Value)?.Groups().FirstOrDefault(group => group.TargetGroupArn == RecordSets.Destination(record))?.Weight;
}
