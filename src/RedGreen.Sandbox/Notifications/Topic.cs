using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Notifications;

/// <summary>A standard topic and who subscribed to it.</summary>
internal sealed class Topic(string arn, IReadOnlyDictionary<string, string> attributes)
{
    // How a topic looks and is secured makes no difference to what it delivers.
    private static readonly FrozenSet<string> Kept = ["DisplayName", "KmsMasterKeyId", "Policy", "TracingConfig"];

    public string Arn { get; } = arn;

    /// <summary>What it was made with.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; } = attributes;

    public List<Subscription> Subscriptions { get; } = [];

    /// <summary>Reads <c>Attributes</c>.</summary>
    /// <exception cref="AwsError">One is unknown to the sandbox.</exception>
    public static IReadOnlyDictionary<string, string> ReadAttributes(JsonObject? given) =>
        (given ?? []).ToDictionary(
            attribute => Kept.Contains(attribute.Key) ? attribute.Key : throw NotificationErrors.NotInSandbox($"The topic attribute {attribute.Key}"),
            attribute => given!.Text(attribute.Key) ?? "");
}

/// <summary>Where a topic's messages go.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Protocol"><c>sqs</c>, <c>lambda</c> or <c>email</c>.</param>
/// <param name="Endpoint">An ARN, or an address.</param>
/// <param name="IsRaw">Whether a queue gets the message alone, without SNS's envelope.</param>
internal sealed record Subscription(string Arn, string Protocol, string Endpoint, bool IsRaw)
{
    /// <summary>E-mail has to be confirmed by whoever reads it, which nobody does here.</summary>
    public bool IsConfirmed => Protocol != "email";
}
