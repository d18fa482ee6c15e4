using Amazon.Route53;
using Amazon.Route53.Model;
using RedGreen.Routing.Dns;

namespace RedGreen.Aws.Dns;

/// <summary>What Route 53 says of a name.</summary>
public sealed class Route53Records(IAmazonRoute53 route53) : IDnsRecords
{
    // What Route 53 gives out for an alias of a load balancer; no alias has a TTL of its own.
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
    private const int AliasTtlSeconds = 60;

    private readonly RecordSets _records = new(route53);

    /// <inheritdoc/>
    public async Task<DnsFacts> ReadAsync(DnsName name, CancellationToken cancellationToken)
    {
        try
        {
            return new DnsFacts(name, true, [.. (await _records.OfAsync(name, cancellationToken).ConfigureAwait(false)).Select(Facts)]);
        }
        catch (NoSuchHostedZoneException)
        {
            return new DnsFacts(name, false, []);
        }
    }

    private static RecordFacts Facts(ResourceRecordSet record) => new(
        record.Type.Value,
        record.SetIdentifier is null ? null : record.Weight,
        RecordSets.Destination(record),
        record.AliasTarget is null ? record.TTL ?? 0 : AliasTtlSeconds,
        WholeRecord.Of(record))
    {
        IsOfPolicy = record.TrafficPolicyInstanceId is not null,
    };
}
