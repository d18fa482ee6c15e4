using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedGreen.Routing;

/// <summary>
/// One action of a listener or rule, with AWS's own member names, so that the state machine can write it back by
/// itself. What we do not change (authentication, redirects, whatever AWS adds) is carried along as it was read.
/// </summary>
public sealed record RuleAction
{
    /// <summary><c>forward</c>, <c>authenticate-oidc</c>, ...</summary>
    [JsonPropertyName("Type")]
    public required string Type { get; init; }

    /// <summary>1-50000; null where there is one action only.</summary>
    [JsonPropertyName("Order")]
    public int? Order { get; init; }

    /// <summary>The single group of a forward action of the short form; null where <see cref="ForwardConfig"/> says it.</summary>
    [JsonPropertyName("TargetGroupArn")]
    public string? TargetGroupArn { get; init; }

    /// <summary>The weighted groups of a forward action; null for others.</summary>
    [JsonPropertyName("ForwardConfig")]
    public ForwardConfig? ForwardConfig { get; init; }

    /// <summary>Everything else, untouched.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; } // Set, not init: the serializer's source generator cannot fill it otherwise.

    /// <summary>The groups it forwards to; none for another kind of action.</summary>
    public IReadOnlyList<GroupWeight> Groups() =>
        ForwardConfig?.TargetGroups ?? (TargetGroupArn is null ? [] : [new GroupWeight(TargetGroupArn, 1)]);
}

/// <summary>The weighted groups of a forward action.</summary>
public sealed record ForwardConfig
{
    /// <summary>At most five; each with its weight.</summary>
    [JsonPropertyName("TargetGroups")]
    public required IReadOnlyList<GroupWeight> TargetGroups { get; init; }

    /// <summary>Whether clients stay on their group; null for off.</summary>
    [JsonPropertyName("TargetGroupStickinessConfig")]
    public GroupStickiness? TargetGroupStickinessConfig { get; init; }
}

/// <summary>A group's share.</summary>
/// <param name="TargetGroupArn">The target group.</param>
/// <param name="Weight">0-999; null, which AWS takes for 1 where there is one group.</param>
public sealed record GroupWeight(
    [property: JsonPropertyName("TargetGroupArn")] string TargetGroupArn,
    [property: JsonPropertyName("Weight")] int? Weight);

/// <summary>The action's own stickiness: a client stays on its group.</summary>
/// <param name="Enabled">Whether it is on; null for off.</param>
/// <param name="DurationSeconds">1-604800; null while off.</param>
public sealed record GroupStickiness(
    [property: JsonPropertyName("Enabled")] bool? Enabled,
    [property: JsonPropertyName("DurationSeconds")] int? DurationSeconds);
