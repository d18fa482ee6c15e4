using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Actions;
using RedGreen.Sandbox.LoadBalancing.Listeners;
using RedGreen.Sandbox.LoadBalancing.Tags;

namespace RedGreen.Sandbox.LoadBalancing.Rules;

/// <summary>A rule of a listener. The default rule has no priority and no conditions; its actions are the listener's default actions.</summary>
internal sealed class ListenerRule : ITagged
{
    public required string Arn { get; init; }

    public required Listener Listener { get; init; }

    /// <summary>1-50000, lowest first; null for the default rule.</summary>
    public required int? Priority { get; set; }

    public required IReadOnlyList<RuleCondition> Conditions { get; set; }

    public required IReadOnlyList<ListenerAction> Actions { get; set; }

    public required TagSet Tags { get; init; }

    public bool IsDefault => Priority is null;

    public JsonObject ToJson() => new()
    {
        ["RuleArn"] = Arn,
        ["Priority"] = Priority?.ToString(CultureInfo.InvariantCulture) ?? "default",
        ["Conditions"] = Conditions.ToJsonArray(c => c.ToJson()),
        ["Actions"] = Actions.ToJsonArray(a => a.ToJson()),
        ["IsDefault"] = IsDefault,
    };
}
