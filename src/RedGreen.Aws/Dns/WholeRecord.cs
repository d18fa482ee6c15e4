using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Route53.Model;

namespace RedGreen.Aws.Dns;

/// <summary>
/// A weighted record as the state machine's own call takes it: the members of the SDK for Java with an upper first
/// letter. A record has one routing policy, so a weighted one has no more members than these.
/// </summary>
internal sealed record WholeRecord(
    [property: JsonPropertyName("Name")] string Name,
    [property: JsonPropertyName("Type")] string Type,
    [property: JsonPropertyName("SetIdentifier")] string? SetIdentifier,
    [property: JsonPropertyName("Weight")] long? Weight,
    [property: JsonPropertyName("Ttl")] long? Ttl,
    [property: JsonPropertyName("ResourceRecords")] IReadOnlyList<WholeValue>? ResourceRecords,
    [property: JsonPropertyName("AliasTarget")] WholeAlias? AliasTarget,
    [property: JsonPropertyName("HealthCheckId")] string? HealthCheckId)
{
    public static JsonElement Of(ResourceRecordSet record) => JsonSerializer.SerializeToElement(
        new WholeRecord(
            record.Name,
            record.Type.Value,
            record.SetIdentifier,
            record.Weight,
            record.TTL,
            record.ResourceRecords is { Count: > 0 } values ? [.. values.Select(value => new WholeValue(value.Value))] : null,
            record.AliasTarget is { } alias ? new WholeAlias(alias.HostedZoneId, alias.DNSName, alias.EvaluateTargetHealth ?? false) : null,
            record.HealthCheckId),
        RecordJson.Default.WholeRecord);
}

internal sealed record WholeValue([property: JsonPropertyName("Value")] string Value);

internal sealed record WholeAlias(
    [property: JsonPropertyName("HostedZoneId")] string HostedZoneId,
    [property: JsonPropertyName("DnsName")] string DnsName,
    [property: JsonPropertyName("EvaluateTargetHealth")] bool EvaluateTargetHealth);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WholeRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
