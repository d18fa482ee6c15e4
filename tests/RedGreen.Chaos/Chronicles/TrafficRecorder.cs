using RedGreen.Sandbox;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Writes down how requests are really divided, and which of them nobody answered.</summary>
internal sealed class TrafficRecorder(VirtualSandbox sandbox, TargetWatch targets)
{
    private readonly Dictionary<string, Split> _inForce = [];
    private readonly Dictionary<string, List<string>> _rulesOf = [];
    private readonly Dictionary<(string Group, int Status), long> _lost = [];
    private DateTimeOffset _counted;

    public List<Routed> Routings { get; } = [];

    public List<Outage> Outages { get; } = [];

    /// <summary>Begins with what is in force.</summary>
    public void Begin()
    {
        foreach (var listener in sandbox.Services.LoadBalancing.Resources.Listeners.Values)
            Note(listener.InForce!.With(listener));
        foreach (var record in Records.All(sandbox))
            Routings.Add(new(sandbox.Context.Now, record.Rule, record.Split));
        Count();
        Outages.Clear();
        sandbox.DataPlane.Routed += routing =>
        {
            Count();
            Note(routing);
        };
    }

    /// <summary>Counts what was lost since the last time.</summary>
    public void Count()
    {
        foreach (var (_, group, kind, status, count) in sandbox.DataPlane.Totals.All)
            if (group is not null && kind != ServedKind.Target)
                Lost(group, kind == ServedKind.LoadBalancer ? 503 : 502);
        _counted = sandbox.Context.Now;
    }

    private void Lost(string group, int status)
    {
        var kind = status == 503 ? ServedKind.LoadBalancer : ServedKind.Unanswered;
        var all = sandbox.DataPlane.Totals.All.Where(each => each.TargetGroupArn == group && each.Kind == kind).Sum(each => each.Count);
        var before = _lost.GetValueOrDefault((group, status));
        if (all == before)
            return;
        _lost[(group, status)] = all;
        Outages.Add(new(_counted, sandbox.Context.Now, group, status, all - before) { Health = targets.Of(group), Ends = EndsOf(group) });
    }

    private List<string> EndsOf(string group) =>
    [
        .. TaskEnds.Of(sandbox, _counted).Where(task => task.Deployment.LoadBalancers.Any(entry => entry.TargetGroupArn == group))
            .Select(task => $"{task.StopCode} at {task.StoppingAt:HH:mm:ss}"),
    ];

    private void Note(ListenerRouting routing)
    {
        var earlier = _rulesOf.GetValueOrDefault(routing.ListenerArn);
        if (earlier is null || earlier.Count != routing.Rules.Count)
        {
            List<string> rules = [.. routing.Rules.Select(rule => rule.RuleArn)];
            foreach (var gone in earlier?.Except(rules) ?? [])
                Put(gone, Split.None);
            _rulesOf[routing.ListenerArn] = rules;
        }

        foreach (var rule in routing.Rules)
            if (!IsInForce(rule.RuleArn, rule.Action.Forward?.Groups ?? []))
                Put(rule.RuleArn, new([.. (rule.Action.Forward?.Groups ?? []).Select(group => new GroupWeight(group.TargetGroupArn, group.Weight))]));
    }

    private void Put(string rule, Split split)
    {
        _inForce[rule] = split;
        Routings.Add(new(sandbox.Context.Now, rule, split));
    }

    // Asked for every change of any target: it makes nothing new where nothing changed.
    private bool IsInForce(string rule, IReadOnlyList<WeightedGroup> groups)
    {
        if (!_inForce.TryGetValue(rule, out var split) || split.Groups.Count != groups.Count)
            return false;
        for (var i = 0; i < groups.Count; i++)
            if (split.Groups[i].Group != groups[i].TargetGroupArn || split.Groups[i].Weight != groups[i].Weight)
                return false;
        return true;
    }
}
