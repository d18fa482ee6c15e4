using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace RedGreen.Sandbox.DataPlane.Http.Routing;

/// <summary>Round robin within each target group, carried on when its targets change.</summary>
internal sealed class TargetRotation
{
    private readonly ConcurrentDictionary<string, StrongBox<int>> _turns = new();

    /// <summary>The next target of a group; null where it has none.</summary>
    public Endpoint? Next(WeightedGroup group)
    {
        if (group.InService.Count == 0)
            return null;
        var turn = _turns.GetOrAdd(group.TargetGroupArn, static _ => new StrongBox<int>(-1));
        return group.InService[(int)((uint)Interlocked.Increment(ref turn.Value) % group.InService.Count)];
    }
}
