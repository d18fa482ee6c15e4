using System.Text.Json.Nodes;
using RedGreen.Sandbox.Route53.Records;

namespace RedGreen.Sandbox.Route53.HostedZones;

/// <summary>A hosted zone with its records as they were written last, and as DNS answers them.</summary>
internal sealed class HostedZone
{
    public required string Id { get; init; }

    public required DnsName Name { get; init; }

    public required string CallerReference { get; init; }

    public required string? Comment { get; init; }

    /// <summary>The network of a private zone, as it was given; null for a public zone.</summary>
    public required JsonObject? Vpc { get; init; }

    public required IReadOnlyList<string> NameServers { get; init; }

    public bool IsPrivate => Vpc is not null;

    /// <summary>As written last, in Route 53's order.</summary>
    public IReadOnlyList<RecordSet> Records { get; set; } = [];

    /// <summary>As DNS answers: later than what was written, by the propagation.</summary>
    public IReadOnlyList<RecordSet> InForce { get; set; } = [];

    /// <summary>How often the records were written.</summary>
    public long Writes { get; set; }

    /// <summary>Which of the writes DNS knows.</summary>
    public long WriteInForce { get; set; }

    /// <summary>Until when another change is refused.</summary>
    public DateTimeOffset BusyUntil { get; set; } = DateTimeOffset.MinValue;

    public JsonObject ToJson()
    {
        var config = new JsonObject { ["PrivateZone"] = IsPrivate };
        if (Comment is not null)
            config["Comment"] = Comment;
        return new()
        {
            ["Id"] = $"/hostedzone/{Id}",
            ["Name"] = Name.Text,
            ["CallerReference"] = CallerReference,
            ["Config"] = config,
            ["ResourceRecordSetCount"] = Records.Count,
        };
    }
}
