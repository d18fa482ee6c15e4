using RedGreen.Sandbox;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Looks at everything at once.</summary>
internal sealed class SceneTaker(VirtualSandbox sandbox, TargetWatch targets, LockRecorder locks)
{
    /// <summary>What a guarantee about an ending needs.</summary>
    public Scene Now() => new()
    {
        At = sandbox.Context.Now,
        Rules =
        [
            .. sandbox.Services.LoadBalancing.Resources.Rules.Values.Select(rule => new RuleState(rule.Arn, RuleRecorder.SplitOf(rule.Actions), RuleRecorder.TextOf(rule.Actions))),
            .. Records.All(sandbox),
        ],
        Services = Services(),
        Groups = targets.All(),
        WithEnds = [.. TaskEnds.Of(sandbox, sandbox.Context.Now).Select(task => task.Service.Name).Distinct()],
        Locks = locks.Items().ToDictionary(item => item.Key, item => LockRecorder.Read(item.Value)),
    };

    /// <summary>All of it.</summary>
    public Scene Whole() => Now() with
    {
        Definitions = [.. sandbox.Services.Containers.TaskDefinitions.All.Where(definition => definition.IsActive).Select(definition => definition.Arn)],
        Scaling = sandbox.Services.Scaling.Targets.All.ToDictionary(target => target.Resource.Id, target => ScalingRecorder.TextOf(target.Suspended)),
        Alarms = [.. sandbox.Services.Metrics.Alarms.All.Select(alarm => alarm.Name)],
        WithTasks = [.. sandbox.Services.Containers.Clusters.All.SelectMany(cluster => cluster.Tasks).Where(task => task.StoppedAt is null).Select(task => task.Service.Name).Distinct()],
    };

    private Dictionary<string, ServiceState> Services()
    {
        var services = new Dictionary<string, ServiceState>();
        foreach (var service in sandbox.Services.Containers.Clusters.All.SelectMany(cluster => cluster.Services.Values))
            if (ServiceRecorder.StateOf(service) is { } state)
                services[service.Name] = state;
        return services;
    }
}
