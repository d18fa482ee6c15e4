using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>One deployment as it can be seen from outside: what had its lock, and what was made for it.</summary>
/// <param name="Id">Eight hexadecimal digits.</param>
/// <param name="Service">The service.</param>
internal sealed record Deployment(string Id, string Service)
{
    private readonly List<string> _executions = [];
    private readonly HashSet<string> _groups = [];
    private readonly HashSet<string> _definitions = [];

    /// <summary>The executions that had its lock, in order: the one that began it, and its recoveries.</summary>
    public IReadOnlyList<string> Executions => _executions;

    /// <summary>When it first had the lock.</summary>
    public DateTimeOffset Since { get; private init; }

    /// <summary>Green's name.</summary>
    public string Green => $"{Service}-green-{Id}";

    /// <summary>Green's target groups.</summary>
    public IReadOnlySet<string> Groups => _groups;

    /// <summary>The task definitions that were registered for it.</summary>
    public IReadOnlySet<string> Definitions => _definitions;

    /// <summary>What Green ran; null where there never was one.</summary>
    public string? Version { get; private set; }

    /// <summary>All deployments of a run, in the order of their locks.</summary>
    public static IReadOnlyList<Deployment> Of(Chronicle chronicle, IReadOnlyList<LockWrite> locks)
    {
        var all = new List<Deployment>();
        foreach (var write in locks)
            if (write.After is { Id: { } id, Owner: not (Lock.Nobody or "") and var owner })
            {
                var deployment = Find(id) ?? Add(id, Lock.ServiceOf(write.Service), write.At);
                if (!deployment._executions.Contains(owner))
                    deployment._executions.Add(owner);
            }

        foreach (var write in chronicle.Writes.Where(write => write.By.IsOurs))
            switch (write)
            {
                case ServiceWrite { Before: null, After: { } made } service when Names.IdOfService(service.Service) is { } id:
                    (Find(id) ?? Add(id, Names.BaseOf(service.Service), write.At)).Version = made.TaskDefinition;
                    break;
                case GroupWrite { Operation: "CreateTargetGroup" } group when Names.IdOfGroup(Names.OfGroup(group.Group)) is { } id:
                    Find(id)?._groups.Add(group.Group);
                    break;
                case DefinitionWrite { Operation: "RegisterTaskDefinition" } definition:
                    all.FindLast(each => each._executions.Contains(write.By.Execution ?? ""))?._definitions.Add(definition.Definition);
                    break;
                default:
                    break;
            }

        return all;

        Deployment? Find(string id) => all.Find(each => each.Id == id);

        Deployment Add(string id, string service, DateTimeOffset at)
        {
            var deployment = new Deployment(id, service) { Since = at };
            all.Add(deployment);
            return deployment;
        }
    }
}
