using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>What ECS asks of load balancing for its tasks. Target group arguments are ARNs that exist.</summary>
internal interface ITargetRegistry
{
    /// <summary>Whether there is such a target group.</summary>
    bool Exists(string targetGroupArn);

    /// <summary>Whether a listener's or rule's action names the group, at any weight: CreateService refuses a group that none does.</summary>
    bool IsAttached(string targetGroupArn);

    /// <summary>Registers a target; health checks begin. Registering twice changes nothing.</summary>
    void Register(string targetGroupArn, Endpoint target);

    /// <summary>
    /// Begins draining: no new requests, and after the group's <c>deregistration_delay.timeout_seconds</c> (or earlier,
    /// once none is under way) the target is gone. <paramref name="drained"/> is called then.
    /// </summary>
    void Deregister(string targetGroupArn, Endpoint target, Action drained);

    /// <summary>
    /// <c>initial</c>, <c>healthy</c>, <c>unhealthy</c>, <c>unused</c> (the group is attached to nothing), <c>draining</c>; null: not registered.
    /// </summary>
    string? StateOf(string targetGroupArn, Endpoint target);
}
