using System.Text.Json;

namespace RedGreen.Routing.Dns;

/// <summary>The records of hosted zones.</summary>
public interface IDnsRecords
{
    /// <summary>All that is known of a name's address records (A, AAAA, CNAME).</summary>
    Task<DnsFacts> ReadAsync(DnsName name, CancellationToken cancellationToken);
}

/// <summary>A name in a hosted zone.</summary>
/// <param name="HostedZoneId">The zone's id, without <c>/hostedzone/</c>.</param>
/// <param name="Name">In lower case, without the dot at its end.</param>
public sealed record DnsName(string HostedZoneId, string Name)
{
    /// <summary>What may be written.</summary>
    public const string Form = "a hosted zone's id and a record's name, such as Z0123456789ABCDEFGHIJ/shop.example.com";

    /// <summary>Reads <c>hosted zone id/record name</c>; null for anything else.</summary>
    public static DnsName? Read(string text) =>
        text.Split('/') is [{ Length: > 0 and <= 32 } zone, { Length: > 1 and <= 255 } name] && zone.All(char.IsAsciiLetterOrDigit) && name.Contains('.', StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal)
            ? new DnsName(zone, Plain(name))
            : null;

    /// <summary>A name as it is compared: DNS knows no case, a dot at the end changes nothing, and Route 53 answers a star as its code.</summary>
    public static string Plain(string name) => name.TrimEnd('.').Replace(@"\052", "*", StringComparison.Ordinal).ToLowerInvariant();

    /// <inheritdoc/>
    public override string ToString() => $"{HostedZoneId}/{Name}";
}

/// <summary>What a hosted zone says of a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="HasZone">Whether there is such a zone.</param>
/// <param name="Records">The name's address records.</param>
public sealed record DnsFacts(DnsName Name, bool HasZone, IReadOnlyList<RecordFacts> Records);

/// <summary>An address record.</summary>
/// <param name="Type"><c>A</c>, <c>AAAA</c> or <c>CNAME</c>.</param>
/// <param name="Weight">0-255; null where it is not weighted.</param>
/// <param name="Destination">The load balancer's DNS name that it leads to; null for one that leads elsewhere, such as to addresses.</param>
/// <param name="TtlSeconds">How long its answers may be kept.</param>
/// <param name="Whole">The record as the state machine would write it.</param>
public sealed record RecordFacts(string Type, long? Weight, string? Destination, long TtlSeconds, JsonElement Whole)
{
    /// <summary>Whether a traffic policy has made it: Route 53 refuses changes of such a record.</summary>
    public bool IsOfPolicy { get; init; }
}
