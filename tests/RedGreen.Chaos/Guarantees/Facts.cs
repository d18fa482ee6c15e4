using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>What follows from a chronicle, and is asked for again and again.</summary>
internal sealed class Facts
{
    private readonly Dictionary<string, ExecutionRecord> _executions;
    private readonly Dictionary<string, List<Routed>> _routings = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _rules = [];
    private readonly List<LockWrite> _locks;

    public Facts(Chronicle chronicle)
    {
        Chronicle = chronicle;
        _executions = chronicle.Executions.ToDictionary(execution => execution.Arn);
        _locks = [.. chronicle.Writes.OfType<LockWrite>().Where(write => !Lock.IsWaiting(write.Service))];
        foreach (var routing in chronicle.Routings)
        {
            if (!_routings.TryGetValue(routing.Rule, out var list))
                _routings[routing.Rule] = list = [];
            list.Add(routing);
        }

        Deployments = Deployment.Of(chronicle, _locks);
    }

    public Chronicle Chronicle { get; }

    /// <summary>The deployments that had the lock, or made something.</summary>
    public IReadOnlyList<Deployment> Deployments { get; }

    /// <summary>Every change of a lock, waiters' items aside, in order.</summary>
    public IReadOnlyList<LockWrite> Locks => _locks;

    /// <summary>The writes of one kind, in order.</summary>
    public IEnumerable<T> Writes<T>()
        where T : Write => Chronicle.Writes.OfType<T>();

    /// <summary>The writes of one kind that are ours.</summary>
    public IEnumerable<T> Ours<T>()
        where T : Write => Writes<T>().Where(write => write.By.IsOurs);

    /// <summary>An execution; null for one of another machine.</summary>
    public ExecutionRecord? Execution(string? arn) => arn is null ? null : _executions.GetValueOrDefault(arn);

    /// <summary>The newest deployment for which an execution acted; null where it had no lock.</summary>
    public Deployment? DeploymentOf(string? execution) => Deployments.LastOrDefault(deployment => deployment.Executions.Contains(execution ?? ""));

    /// <summary>How a rule is really routed, in order.</summary>
    public IReadOnlyList<Routed> Routings(string rule) => _routings.TryGetValue(rule, out var list) ? list : [];

    /// <summary>How a rule was really routed at a time.</summary>
    public Split InForce(string rule, DateTimeOffset at) => Routings(rule).LastOrDefault(routing => routing.At <= at).Split ?? Split.None;

    /// <summary>The rules that bring requests to a service, as others wrote them, ours aside.</summary>
    public IReadOnlyList<string> RulesOf(string service)
    {
        if (_rules.TryGetValue(service, out var known))
            return known;
        var groups = GroupsOf(service);
        List<string> rules =
        [
            .. Chronicle.Before.Rules.Where(rule => groups.Any(rule.Split.Names)).Select(rule => rule.Rule)
                .Union(Writes<RuleWrite>().Where(write => !write.By.IsOurs && groups.Any(write.After.Names)).Select(write => write.Rule)),
        ];
        // Where records divide the requests, the listeners behind them do not.
        return _rules[service] = rules.Exists(Records.Is) ? rules.FindAll(Records.Is) : rules;
    }

    /// <summary>Whether a rule brings requests to one of the services: another may show Green alone.</summary>
    public bool IsProduction(string rule) => Chronicle.Services.Any(service => RulesOf(service).Contains(rule));

    /// <summary>Red's target groups.</summary>
    public IReadOnlyList<string> GroupsOf(string service) => Chronicle.Before.Services.GetValueOrDefault(service)?.Groups ?? [];

    /// <summary>Who wrote a rule last, until a time; null where nobody did since the run began.</summary>
    public RuleWrite? LastWrite(string rule, DateTimeOffset until) => Writes<RuleWrite>().LastOrDefault(write => write.Rule == rule && write.At <= until);

    /// <summary>Who gave a group more of a rule last, until a time: whoever keeps the share that somebody else gave it gives nothing.</summary>
    public RuleWrite? LastGift(string rule, string group, DateTimeOffset until) =>
        Writes<RuleWrite>().LastOrDefault(write => write.Rule == rule && write.At <= until && write.After.Of(group) > write.Before.Of(group) + 1e-9);

    /// <summary>Whether somebody else took away the service behind a target group of ours: it is empty from then on.</summary>
    public bool WasTakenAway(string group, DateTimeOffset until) => Writes<ServiceWrite>().Any(write =>
        write is { After: null, By.IsOurs: false } && write.At <= until && Deployments.Any(deployment => deployment.Green == write.Service && deployment.Groups.Contains(group)));

    /// <summary>
    /// Whether a person has pointed a rule away from a target group, or from any group behind a load balancer: where no
    /// listener leads to it, nobody checks its targets, and none is healthy.
    /// </summary>
    public bool WasCutOff(string groupOrLoadBalancer, DateTimeOffset from, DateTimeOffset to)
    {
        var behind = groupOrLoadBalancer.IndexOf(":loadbalancer/", StringComparison.Ordinal) is >= 0 and var at ? groupOrLoadBalancer[(at + ":loadbalancer/".Length)..] : null;
        return Writes<RuleWrite>().Any(write => write.By.Kind == AuthorKind.Person && write.At >= from && write.At <= to && write.Before.Groups.Any(each =>
            each.Weight > 0 && write.After.Of(each.Group) <= 0 && (behind is null ? each.Group == groupOrLoadBalancer : write.Rule.Contains($"/{behind}/", StringComparison.Ordinal))));
    }

    /// <summary>Whether somebody else touched a service, its Green or one of its rules in a time.</summary>
    public bool OthersTouched(string service, DateTimeOffset from, DateTimeOffset to)
    {
        var rules = RulesOf(service);
        return Chronicle.Writes.Any(write => write.By.Kind == AuthorKind.Person && write.At >= from && write.At <= to && write switch
        {
            RuleWrite rule => rules.Contains(rule.Rule),
            ServiceWrite { Service: var name } => Names.BaseOf(name) == service,
            ScalingWrite { Resource: var name } => Names.BaseOf(Names.Last(name)) == service,
            GroupWrite => true,
            OtherWrite => true,
            _ => false,
        });
    }

    /// <summary>The executions with an ending, and how they ended.</summary>
    public IEnumerable<(ExecutionRecord Execution, ExecutionEnd End)> Ended(string name) => Chronicle.Executions
        .Where(execution => execution.End?.Name == name).Select(execution => (execution, execution.End!));

    /// <summary>How a deployment ended: as the last execution that had its lock, or as that has said before it was stopped.</summary>
    public string EndingOf(Deployment deployment) => HasAskedForPerson(deployment) ? "RollbackFailed" : deployment.Executions.Select(Execution).LastOrDefault(execution => execution is not null)?.End?.Name ?? "nowhere";

    /// <summary>The service of a target group, Red's or a Green's; null for somebody else's.</summary>
    public string? ServiceOfGroup(string group) =>
        Deployments.FirstOrDefault(deployment => deployment.Groups.Contains(group))?.Service
        ?? Chronicle.Services.FirstOrDefault(service => GroupsOf(service).Contains(group));

    /// <summary>The last invocation for a deployment before a time of any function but the named ones.</summary>
    public Invocation? LastInvocation(Deployment deployment, DateTimeOffset before, IReadOnlyCollection<string> but)
    {
        Invocation? last = null;
        foreach (var invocation in Chronicle.Invocations)
            if (invocation.At <= before && deployment.Executions.Contains(invocation.Execution) && !but.Contains(invocation.Function))
                last = invocation;
        return last;
    }

    /// <summary>Whether an execution owned a service's lock at a time, or so shortly before that its functions may still run.</summary>
    public bool Owned(string service, string? execution, DateTimeOffset at)
    {
        var owns = false;
        foreach (var write in _locks.Where(write => write.At <= at && Lock.ServiceOf(write.Service) == service))
            if (write.After?.Owner == execution)
                owns = true;
            else if (write.Before?.Owner == execution)
                owns = at - write.At <= Lock.Outlives;
        return owns;
    }

    /// <summary>Who owned a service's lock at a time, and since when; null for nobody.</summary>
    public (string? Owner, DateTimeOffset Since) OwnerOf(string service, DateTimeOffset at)
    {
        (string? Owner, DateTimeOffset Since) owner = (null, default);
        foreach (var write in _locks.Where(write => write.At <= at && Lock.ServiceOf(write.Service) == service))
            if (write.After?.Owner != owner.Owner)
                owner = (write.After?.Owner, write.At);
        return owner;
    }

    /// <summary>What a service's task definition is to be after a way back: as before the deployment, or as somebody else set it meanwhile.</summary>
    public string? VersionBefore(Deployment deployment, DateTimeOffset until)
    {
        var version = Chronicle.Before.Services.GetValueOrDefault(deployment.Service)?.TaskDefinition;
        foreach (var write in Writes<ServiceWrite>())
            if (write.Service == deployment.Service && write.At <= until && write.After is { } after && (write.At < deployment.Since || !write.By.IsOurs))
                version = after.TaskDefinition;
        return version;
    }

    /// <summary>What a service's tag of steps said while a deployment was planned: until it made the first part of Green.</summary>
    public IReadOnlyList<string?> StepsOf(Deployment deployment)
    {
        var planned = Ours<Write>().FirstOrDefault(write => write.At >= deployment.Since && write is GroupWrite && deployment.Executions.Contains(write.By.Execution ?? ""))?.At ?? Chronicle.After.At;
        List<string?> steps = [Chronicle.Before.Services.GetValueOrDefault(deployment.Service)?.Steps];
        foreach (var write in Writes<StepsWrite>().Where(write => write.Service == deployment.Service && write.At <= planned))
            if (write.At < deployment.Since)
                steps = [write.Steps];
            else
                steps.Add(write.Steps);
        return steps;
    }

    private bool HasAskedForPerson(Deployment deployment) =>
        _locks.Any(write => write.At >= deployment.Since && write.After is { Phase: Lock.NeedsPerson } after && after.Id == deployment.Id);

    private bool IsAfterFailure(Deployment deployment) =>
        Deployments.TakeWhile(each => each != deployment).Any(earlier => earlier.Service == deployment.Service && EndingOf(earlier) == "RollbackFailed");

    /// <summary>
    /// Whether another deployment had the lock already when an execution ended: its own is given back a moment before, and
    /// telling people about the ending may take a while.
    /// </summary>
    public bool IsSucceeded(Deployment deployment, ExecutionEnd end) =>
        _locks.Any(write => write.At <= end.At && write.At > deployment.Since && Lock.ServiceOf(write.Service) == deployment.Service && write.After is { Id: { } id } && id != deployment.Id);

    /// <summary>Which rules are neither as they were before a deployment nor as others left them, with nothing on Green.</summary>
    public IEnumerable<string> RulesNotAsBefore(Deployment deployment, ExecutionEnd end)
    {
        foreach (var rule in RulesOf(deployment.Service))
        {
            if (end.Then.Rule(rule) is not { } now)
                continue;
            var before = Chronicle.Before.Rule(rule);
            // What an earlier one had to leave to a person is what this one found, if nobody has cleared it up.
            if (now.Split.DividesAs(InForce(rule, deployment.Since)) && IsAfterFailure(deployment) && !deployment.Groups.Any(now.Split.Names))
                continue;
            var others = Writes<RuleWrite>().LastOrDefault(write => write.Rule == rule && write.At <= end.At && !write.By.IsOurs);
            if (now.Actions == (others?.Actions ?? before?.Actions))
                continue;
            var isClean = !deployment.Groups.Any(now.Split.Names);
            if (!isClean || !((before is not null && now.Actions == before.Actions) || (others is not null && now.Split.DividesAs(others.After))))
                yield return $"{Names.OfRule(rule)} has {now.Split} instead of {others?.After ?? before?.Split}.";
        }
    }
}
