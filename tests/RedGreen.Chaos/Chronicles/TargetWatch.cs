using RedGreen.Sandbox;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;

namespace RedGreen.Chaos.Chronicles;

/// <summary>How healthy target groups are, when they last were, and what our functions have seen of it.</summary>
internal sealed class TargetWatch(VirtualSandbox sandbox)
{
    private readonly Dictionary<string, (int Healthy, DateTimeOffset? Last)> _groups = [];

    // One actor is one invocation, whatever else is equal.
    private readonly Dictionary<Actor, Dictionary<string, int>> _looks = new(ReferenceEqualityComparer.Instance);

    /// <summary>Begins with what there is.</summary>
    public void Begin()
    {
        foreach (var group in sandbox.Services.LoadBalancing.Resources.TargetGroups.Values)
            Changed(group);
        sandbox.Services.LoadBalancing.TargetsChanged += Changed;
    }

    /// <summary>A function of ours asks for a group's health now.</summary>
    public void Look(string group)
    {
        if (Actor.Current is not { Kind: ActorKind.Function } invocation)
            return;
        if (!_looks.TryGetValue(invocation, out var seen))
            _looks[invocation] = seen = [];
        seen[group] = Healthy(group);
    }

    /// <summary>A group now.</summary>
    public GroupHealth Of(string group)
    {
        var (healthy, last) = _groups.GetValueOrDefault(group);
        int? seen = Actor.Current is { } invocation && _looks.TryGetValue(invocation, out var looks) && looks.TryGetValue(group, out var count) ? count : null;
        return new(group, healthy, healthy > 0 ? sandbox.Context.Now : last, seen);
    }

    /// <summary>Every group that there is.</summary>
    public List<GroupHealth> All() => [.. sandbox.Services.LoadBalancing.Resources.TargetGroups.Keys.Select(Of)];

    private int Healthy(string group) => _groups.GetValueOrDefault(group).Healthy;

    private void Changed(TargetGroup group)
    {
        var healthy = 0;
        foreach (var target in group.Targets.Values)
            healthy += target.Health.IsHealthy ? 1 : 0;
        var (before, last) = _groups.GetValueOrDefault(group.Arn);
        _groups[group.Arn] = (healthy, before > 0 ? sandbox.Context.Now : last);
    }
}
