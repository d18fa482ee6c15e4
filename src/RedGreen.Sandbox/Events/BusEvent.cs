using System.Globalization;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.Events;

/// <summary>An event on the bus.</summary>
/// <param name="Id">Its id, for ever one of its own.</param>
/// <param name="IngestedAt">When the bus took it.</param>
/// <param name="Body">The event as rules and targets see it.</param>
internal sealed record BusEvent(string Id, DateTimeOffset IngestedAt, JsonMap Body)
{
    /// <summary>Makes an event of its parts, in EventBridge's envelope.</summary>
    public static BusEvent Of(SandboxContext context, string id, EventContent content) => new(id, context.Now, JsonMap.Of(
        ("version", new JsonText("0")),
        ("id", new JsonText(id)),
        ("detail-type", new JsonText(content.DetailType)),
        ("source", new JsonText(content.Source)),
        ("account", new JsonText(context.AccountId)),
        ("time", new JsonText((content.Time ?? context.Now).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
        ("region", new JsonText(context.Region)),
        ("resources", new JsonList([.. content.Resources.Select(resource => new JsonText(resource))])),
        ("detail", content.Detail)));
}

/// <summary>What somebody has to tell.</summary>
/// <param name="Source">Who: <c>aws.ecr</c>, <c>redgreen</c>.</param>
/// <param name="DetailType">What kind of thing.</param>
/// <param name="Detail">The thing itself.</param>
internal sealed record EventContent(string Source, string DetailType, JsonMap Detail)
{
    /// <summary>ARNs of what it is about.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>When it was so; null: now.</summary>
    public DateTimeOffset? Time { get; init; }
}
