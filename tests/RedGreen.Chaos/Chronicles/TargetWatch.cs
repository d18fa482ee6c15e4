using RedGreen.Sandbox;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>How healthy target groups are, when they last were, and what our functions have seen of it.</summary>
internal sealed class TargetWatch(VirtualSandbox sandbox)
{
    private readonly Dictionary<string, (int Healthy, DateTimeOffset? Last)> _groups = [];

    // One actor is one invocation, whatever else is equal; the state machine's own looks are an execution's.
    private readonly Dictionary<object, Dictionary<string, int>> _looks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, object> _machines = [];

    /// <summary>Begins with what there is.</summary>
    public void Begin()
    {
        foreach (var group in sandbox.Services.LoadBalancing.Resources.TargetGroups.Values)
            Changed(group);
        sandbox.Services.LoadBalancing.TargetsChanged += Changed;
    }

    /// <summary>Somebody asks for a group's health now.</summary>
    public void Look(string group, AwsCall call)
    {
        if (Looker(call) is not { } looker)
            return;
        if (!_looks.TryGetValue(looker, out var seen))
            _looks[looker] = seen = [];
        seen[group] = _groups.GetValueOrDefault(group).Healthy;
    }

    /// <summary>A group now.</summary>
    /// <param name="group">Its ARN.</param>
    /// <param name="call">The call that is made: what its caller has seen counts; null for none.</param>
    public GroupHealth Of(string group, AwsCall? call = null)
    {
        var (healthy, last) = _groups.GetValueOrDefault(group);
        int? seen = call is not null && Looker(call) is { } looker && _looks.TryGetValue(looker, out var looks) && looks.TryGetValue(group, out var count) ? count : null;
        return new(group, healthy, healthy > 0 ? sandbox.Context.Now : last, seen);
    }

    /// <summary>Every group that there is.</summary>
    public List<GroupHealth> All() => [.. sandbox.Services.LoadBalancing.Resources.TargetGroups.Keys.Select(group => Of(group))];

    private object? Looker(AwsCall call)
    {
        if (call.Execution is not { } execution)
            return call.Caller == WireEndpoint.Client ? Actor.Current : null;
        if (!_machines.TryGetValue(execution, out var machine))
            _machines[execution] = machine = new();
        return machine;
    }

    private void Changed(TargetGroup group)
    {
        var healthy = 0;
        foreach (var target in group.Targets.Values)
            healthy += target.Health.IsHealthy ? 1 : 0;
        var (before, last) = _groups.GetValueOrDefault(group.Arn);
        _groups[group.Arn] = (healthy, before > 0 ? sandbox.Context.Now : last);
    }
}
