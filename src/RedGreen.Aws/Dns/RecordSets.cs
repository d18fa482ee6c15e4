using Amazon.Route53;
using Amazon.Route53.Model;
using RedGreen.Routing.Dns;

namespace RedGreen.Aws.Dns;

/// <summary>The record sets of hosted zones.</summary>
internal sealed class RecordSets(IAmazonRoute53 route53)
{
    // What leads to a load balancer.
    private static readonly RRType[] Addresses = [RRType.A, RRType.AAAA, RRType.CNAME];

    /// <summary>A name's address records, as they were last written, whether all servers know them or not.</summary>
    /// <exception cref="NoSuchHostedZoneException">There is no such zone.</exception>
    public async Task<IReadOnlyList<ResourceRecordSet>> OfAsync(DnsName name, CancellationToken cancellationToken)
    {
        var found = new List<ResourceRecordSet>();
        // A list begins where it is asked to, and goes on to the end of the zone.
        var next = new ListResourceRecordSetsRequest { HostedZoneId = name.HostedZoneId, StartRecordName = name.Name };
        while (true)
        {
            var page = await route53.ListResourceRecordSetsAsync(next, cancellationToken).ConfigureAwait(false);
            var own = (page.ResourceRecordSets ?? []).TakeWhile(record => DnsName.Plain(record.Name) == name.Name).ToList();
            found.AddRange(own.Where(record => Addresses.Contains(record.Type)));
            if (page.IsTruncated != true || own.Count < page.ResourceRecordSets!.Count)
                return found;
            next = new ListResourceRecordSetsRequest
            {
                HostedZoneId = name.HostedZoneId,
                StartRecordName = page.NextRecordName,
                StartRecordType = page.NextRecordType,
                StartRecordIdentifier = page.NextRecordIdentifier,
            };
        }
    }

    /// <summary>The DNS name that a record leads to; null for one that leads to addresses.</summary>
    public static string? Destination(ResourceRecordSet record)
    {
        const string dualstack = "dualstack.";
        var name = record.AliasTarget?.DNSName ?? (record.Type == RRType.CNAME && record.ResourceRecords is [var only] ? only.Value : null);
        var plain = name is null ? null : DnsName.Plain(name);
        // The console puts it before a load balancer's own name: its A and AAAA answers are the same.
        return plain?.StartsWith(dualstack, StringComparison.Ordinal) == true ? plain[dualstack.Length..] : plain;
    }
}
