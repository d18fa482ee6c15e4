using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedGreen.Routing;

/// <summary>
/// What ChangeResourceRecordSets takes, with the member names of the state machine's own call: those of the SDK for
/// Java with an upper first letter (<c>DnsName</c>, <c>Ttl</c>), where Route 53 itself says <c>DNSName</c> and <c>TTL</c>.
/// </summary>
/// <param name="Changes">All of them or none is made.</param>
public sealed record RecordChanges([property: JsonPropertyName("Changes")] IReadOnlyList<RecordChange> Changes)
{
    /// <summary>The change that writes records as they are now.</summary>
    public static RecordChanges Back(IEnumerable<JsonElement> records) => new([.. records.Select(record => new RecordChange("UPSERT", record))]);
}

/// <summary>One record to write.</summary>
/// <param name="Action"><c>UPSERT</c>.</param>
/// <param name="ResourceRecordSet">The whole record.</param>
public sealed record RecordChange(
    [property: JsonPropertyName("Action")] string Action,
    [property: JsonPropertyName("ResourceRecordSet")] JsonElement ResourceRecordSet);
