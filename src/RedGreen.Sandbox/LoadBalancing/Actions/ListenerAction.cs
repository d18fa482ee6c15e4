using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.LoadBalancing.Actions;

/// <summary>One action of a rule, as it is kept and answered.</summary>
/// <param name="Type">The type.</param>
/// <param name="Order">Its place among the rule's actions, as it was given.</param>
/// <param name="Forward">A forward action's groups; null for every other type.</param>
/// <param name="Kind">Every other type; null for a forward action.</param>
/// <param name="Config">Its settings.</param>
/// <param name="ClientSecret">An OIDC action's secret: kept apart, and never answered.</param>
internal sealed record ListenerAction(
    string Type, int? Order, ForwardConfig? Forward = null, ActionKind? Kind = null, JsonObject? Config = null, string? ClientSecret = null)
{
    public bool IsTerminal => Kind is null || Kind.Terminal;

    /// <summary>
    /// As AWS answers it: a forward action always with its ForwardConfig, and with the short TargetGroupArn beside it
    /// only where there is one group.
    /// </summary>
    public JsonObject ToJson()
    {
        var output = new JsonObject { ["Type"] = Type }.With("Order", Order);
        return Kind is null
            ? output.With("TargetGroupArn", Forward!.Groups is [var only] ? only.Group.Arn : null).With("ForwardConfig", Forward.ToJson())
            : output.With(Kind.ConfigMember, Config!.DeepClone());
    }
}
