using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing.Listeners;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;

namespace RedGreen.Sandbox.LoadBalancing.Routing;

/// <summary>
/// Hands the data plane a new routing for every change: what was written reaches it after the propagation delay, what
/// happened to targets at once, and never together with rules that are still on their way.
/// </summary>
internal sealed class RoutingPublisher(
    SandboxContext context, IDataPlane dataPlane, LoadBalancingTimings timings, Resources resources, Attachments attachments)
{
    /// <summary>A new listener routes at once: there is nothing before it that could still be in force.</summary>
    public void Open(Listener listener) => PutInForce(listener, new(listener));

    /// <summary>The new listener is among the resources now: its groups are in use.</summary>
    public void Opened() => attachments.Refresh();

    /// <summary>The listener gets another port, at once: one that cannot be opened is the caller's error.</summary>
    public void Move(Listener listener, int port)
    {
        var before = listener.Port;
        listener.Port = port;
        try
        {
            dataPlane.Route(listener.InForce!.With(listener));
        }
        catch
        {
            listener.Port = before;
            throw;
        }
    }

    /// <summary>The listener or one of its rules was written.</summary>
    public void Changed(Listener listener)
    {
        attachments.Refresh();
        var rules = new RulesInForce(listener);
        var write = ++listener.Writes;
        if (timings.Propagation == TimeSpan.Zero)
            PutInForce(listener, rules);
        else
            context.After(timings.Propagation, () =>
            {
                // Timers that are due together fire on any threads: an earlier write must not overtake a later one.
                if (resources.Listeners.ContainsKey(listener.Arn) && write > listener.WriteInForce)
                {
                    listener.WriteInForce = write;
                    PutInForce(listener, rules);
                }
            });
    }

    /// <summary>Other targets of the group than before take requests.</summary>
    public void TargetsChanged(TargetGroup group)
    {
        foreach (var listener in resources.Listeners.Values)
            if (listener.InForce is { } rules && rules.Names(group))
                dataPlane.Route(rules.With(listener));
    }

    /// <summary>The listener is gone.</summary>
    public void Close(Listener listener)
    {
        attachments.Refresh();
        dataPlane.Close(listener.Arn);
    }

    private void PutInForce(Listener listener, RulesInForce rules)
    {
        listener.InForce = rules;
        dataPlane.Route(rules.With(listener));
    }
}
