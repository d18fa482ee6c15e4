using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Route53.HostedZones;
using RedGreen.Sandbox.Route53.Records;

namespace RedGreen.Sandbox.Route53.Resolution;

/// <summary>Answers by the records that have reached DNS.</summary>
/// <param name="context">The sandbox.</param>
/// <param name="zones">The zones.</param>
/// <param name="aliasTargets">The load balancers.</param>
/// <param name="dice">For the choice among weighted records.</param>
/// <param name="listenerAt">The address of the listener that a load balancer has on a port; null: it has none.</param>
internal sealed class NameResolver(
    SandboxContext context, ZoneDirectory zones, IAliasTargets aliasTargets, Random dice, Func<string, int, Endpoint?> listenerAt) : INameResolver
{
    // What AWS answers with for names of load balancers, and so for aliases to them.
    private static readonly TimeSpan LoadBalancerTimeToLive = TimeSpan.FromSeconds(60);

    private const int LongestChain = 8;

    /// <inheritdoc/>
    public TimeProvider Time => context.Time;

    /// <inheritdoc/>
    public DnsAnswer? Resolve(string name)
    {
        lock (context.Gate)
            return DnsName.TryParse(name) is { } parsed ? Resolve(parsed, LongestChain) : null;
    }

    /// <inheritdoc/>
    public Endpoint? Reach(DnsAnswer answer, int port)
    {
        lock (context.Gate)
            return answer.Address.StartsWith("arn:", StringComparison.Ordinal) ? listenerAt(answer.Address, port) : new Endpoint(answer.Address, port);
    }

    private DnsAnswer? Resolve(DnsName name, int links)
    {
        if (aliasTargets.Find(name) is { } loadBalancer)
            return new(loadBalancer.Arn, LoadBalancerTimeToLive);
        if (zones.Around(name) is not { } zone || links == 0)
            return null;
        var records = zone.InForce.Where(record => record.Key.Name == name).ToList();
        if (Choose(records.Where(record => record.Key.Type == "A").ToList()) is { } address)
            return address.Alias is { } alias
                ? Resolve(alias.Name, links - 1)
                : new(address.Values[dice.Next(address.Values.Count)], TimeOf(address));
        return Choose(records.Where(record => record.Key.Type == "CNAME").ToList()) is { } link
            && DnsName.TryParse(link.Values[0]) is { } other
            && Resolve(other, links - 1) is { } answer
                ? answer with { TimeToLive = answer.TimeToLive < TimeOf(link) ? answer.TimeToLive : TimeOf(link) }
                : null;
    }

    private RecordSet? Choose(List<RecordSet> records)
    {
        if (records.Count <= 1)
            return records.FirstOrDefault();
        var candidates = WeightedRecords.Candidates(records, IsHealthy);
        return WeightedRecords.At(candidates, dice.NextDouble());
    }

    private bool IsHealthy(RecordSet record) => IsHealthy(record, LongestChain);

    private bool IsHealthy(RecordSet record, int links) =>
        record.Alias is not { EvaluateTargetHealth: true } alias
        || links == 0
        || (aliasTargets.Find(alias.Name) is { } target ? target.IsHealthy : AnyIsHealthy(alias, record.Key.Type, links - 1));

    private bool AnyIsHealthy(AliasTarget alias, string type, int links) =>
        zones.Around(alias.Name) is { } zone
        && zone.InForce.Any(record => record.Key.Name == alias.Name && record.Key.Type == type && IsHealthy(record, links));

    private static TimeSpan TimeOf(RecordSet record) => TimeSpan.FromSeconds(record.TimeToLive ?? 0);
}
