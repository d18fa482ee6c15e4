using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Listeners;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Actions;

/// <summary>Reads and checks forward actions.</summary>
internal sealed class ForwardReader(Resources resources)
{
    private const int MaxGroups = 5;
    private const int MaxWeight = 999;
    private const int Week = 604800;

    public ForwardConfig Read(JsonObject action, LoadBalancer loadBalancer, string protocol)
    {
        var config = action.Structure("ForwardConfig");
        var groups = ReadGroups(action.Text("TargetGroupArn"), config?.Structures("TargetGroups") ?? []);
        foreach (var (group, _) in groups)
            CheckFits(group, loadBalancer, protocol);

        var stickiness = config?.Structure("TargetGroupStickinessConfig");
        var sticky = stickiness?.Flag("Enabled") ?? false;
        var seconds = stickiness?.Int("DurationSeconds");
        CheckStickiness(sticky, seconds, loadBalancer.Kind, protocol);
        if (!sticky && groups.Count > 1 && groups.Any(g => g.Group.IsSticky))
            throw Errors.InvalidConfiguration("You must enable group stickiness on a rule if you enabled target stickiness on one of its target groups");
        return new(groups, sticky, seconds);
    }

    private List<(TargetGroup Group, int Weight)> ReadGroups(string? arn, IReadOnlyList<JsonObject> tuples)
    {
        if (tuples.Count == 0)
            return arn is null
                ? throw Errors.Validation("A target group ARN must be specified for an action of type 'forward'")
                : [(resources.TargetGroup(arn), 1)];
        if (tuples.Count > MaxGroups)
            throw new AwsError("TooManyTargetGroups", $"An action can forward to at most {MaxGroups} target groups; this one names {tuples.Count}.");
        if (arn is not null && (tuples.Count > 1 || tuples[0].Text("TargetGroupArn") != arn))
            throw Errors.Validation("With TargetGroupArn, ForwardConfig can have only one target group, and it must be the same.");
        return tuples.Select(t => (resources.TargetGroup(t.RequiredText("TargetGroupArn")), ReadWeight(t, tuples.Count))).ToList();
    }

    private static int ReadWeight(JsonObject tuple, int groups) =>
        (tuple.Int("Weight") ?? (groups == 1 ? 1 : null)) is { } weight and >= 0 and <= MaxWeight
            ? weight
            : throw Errors.Validation($"The weight for each target group must be between 0 and {MaxWeight}, inclusive");

    private static void CheckStickiness(bool sticky, int? seconds, LoadBalancerKind kind, string protocol)
    {
        // By the client's address, without an end: the model has a duration for application load balancers only.
        if (kind.IsNetwork && seconds is not null)
            throw Errors.Validation("Target group stickiness duration cannot be specified for load balancers of type 'network'");
        if (sticky && protocol == "TLS")
            throw Errors.InvalidConfiguration("Target group stickiness is not supported for TLS listeners");
        if (!kind.IsNetwork && (seconds is < 1 or > Week || (sticky && seconds is null)))
            throw Errors.Validation($"Target group stickiness duration must be between 1 and {Week} seconds");
    }

    private static void CheckFits(TargetGroup group, LoadBalancer loadBalancer, string protocol)
    {
        if (!ListenerProtocol.CanForward(protocol, group.Settings.Protocol))
            throw new AwsError("IncompatibleProtocols", $"TargetGroup '{group.Arn}' and the listener's protocols are incompatible");
        if (group.LoadBalancer is { } other && other != loadBalancer)
            throw new AwsError("TargetGroupAssociationLimit", $"The following target groups cannot be associated with more than one load balancer: {group.Arn}");
    }
}
