using System.Collections.Concurrent;

namespace RedGreen.Sandbox.DataPlane.Tcp;

/// <summary>
/// The connections that network load balancers hold. They belong to no listener object, as they outlive new weights and
/// a listener's move to another port.
/// </summary>
internal sealed class FlowTable
{
    private readonly ConcurrentDictionary<Flow, (string Listener, string TargetGroup, Endpoint Target)> _flows = [];
    private readonly ConcurrentDictionary<string, bool> _closed = [];

    /// <summary>How many there are to a target of a group.</summary>
    public int Count(string targetGroup, Endpoint target) => _flows.Values.Count(f => f.TargetGroup == targetGroup && f.Target == target);

    /// <summary>Holds a flow; one that was still on its way to its target when its listener was closed is reset at once.</summary>
    public void Add(Flow flow, string listener, string targetGroup, Endpoint target)
    {
        _flows[flow] = (listener, targetGroup, target);
        if (_closed.ContainsKey(listener))
            flow.Reset(ConnectionSide.LoadBalancer);
    }

    public void Remove(Flow flow) => _flows.TryRemove(flow, out _);

    /// <summary>Resets those to a target of a group.</summary>
    public void ResetTo(string targetGroup, Endpoint target) => Reset(f => f.TargetGroup == targetGroup && f.Target == target);

    /// <summary>Resets those of a listener that is closed for good.</summary>
    public void ResetOf(string listener)
    {
        _closed[listener] = true;
        Reset(f => f.Listener == listener);
    }

    private void Reset(Func<(string Listener, string TargetGroup, Endpoint Target), bool> which)
    {
        foreach (var (flow, place) in _flows)
            if (which(place))
                flow.Reset(ConnectionSide.LoadBalancer);
    }
}
