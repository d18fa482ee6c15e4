using System.Collections.Concurrent;
using System.Net;

namespace RedGreen.Sandbox.DataPlane.Tcp;

/// <summary>
/// The stickiness of network load balancers: by the client's address, to a target group and within it to a target.
/// On loopback all clients have one address, so with it on they all stay together.
/// </summary>
internal sealed class SourceAffinity
{
    private readonly ConcurrentDictionary<IPAddress, string> _groups = [];
    private readonly ConcurrentDictionary<(IPAddress Client, string TargetGroup), Endpoint> _targets = [];

    /// <summary>The group that the client is bound to, whatever its weight is by now; null: to none that the action names.</summary>
    public WeightedGroup? GroupOf(IPAddress client, RoutedForward forward) =>
        forward.StickinessDuration is not null && _groups.TryGetValue(client, out var arn)
            ? forward.Groups.FirstOrDefault(group => group.TargetGroupArn == arn)
            : null;

    /// <summary>The target that the client is bound to, if it still is in service in this group.</summary>
    public Endpoint? TargetOf(IPAddress client, WeightedGroup group) =>
        group.StickinessDuration is not null && _targets.TryGetValue((client, group.TargetGroupArn), out var target) && group.InService.Contains(target)
            ? target
            : null;

    /// <summary>Binds the client to what was chosen, as far as the action and the group ask for it.</summary>
    public void Bind(IPAddress client, RoutedForward forward, WeightedGroup group, Endpoint target)
    {
        if (forward.StickinessDuration is not null)
            _groups[client] = group.TargetGroupArn;
        if (group.StickinessDuration is not null)
            _targets[(client, group.TargetGroupArn)] = target;
    }
}
