using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;

namespace RedGreen.Sandbox.LoadBalancing.Actions;

/// <summary>What a forward action does.</summary>
/// <param name="Groups">1-5 target groups with their weights, 0-999.</param>
/// <param name="IsSticky">Whether a client stays on the group that it was given first.</param>
/// <param name="StickinessSeconds">For how long; a network load balancer is told no end.</param>
internal sealed record ForwardConfig(IReadOnlyList<(TargetGroup Group, int Weight)> Groups, bool IsSticky, int? StickinessSeconds)
{
    public JsonObject ToJson() => new()
    {
        ["TargetGroups"] = Groups.ToJsonArray(g => new JsonObject { ["TargetGroupArn"] = g.Group.Arn, ["Weight"] = g.Weight }),
        ["TargetGroupStickinessConfig"] = new JsonObject { ["Enabled"] = IsSticky }.With("DurationSeconds", StickinessSeconds),
    };
}
