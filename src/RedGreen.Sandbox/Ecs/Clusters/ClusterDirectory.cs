using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.Tasks;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Clusters;

/// <summary>The clusters, and what is in them, by the names that requests use.</summary>
internal sealed class ClusterDirectory(SandboxContext context, EcsTimings timings)
{
    private const string DefaultName = "default";

    private readonly SortedDictionary<string, Cluster> _clusters = new(StringComparer.Ordinal);

    public IEnumerable<Cluster> All => _clusters.Values;

    public void Add(Cluster cluster) => _clusters.Add(cluster.Name, cluster);

    /// <summary>By name or ARN; null where there is none.</summary>
    public Cluster? Find(string nameOrArn) =>
        EcsArn.Path(context, "cluster", nameOrArn) is { } name && _clusters.TryGetValue(name, out var cluster) ? Current(cluster) : null;

    /// <summary>The cluster of a request: its <c>cluster</c>, or the one named default.</summary>
    public Cluster Of(JsonObject input) => Find(input.Text("cluster") ?? DefaultName) ?? throw EcsErrors.ClusterNotFound();

    /// <summary>A service by name or ARN; null where there is none.</summary>
    public Service? Service(Cluster cluster, string nameOrArn) =>
        EcsArn.NameIn(context, cluster.Name, "service", nameOrArn) is { } name ? cluster.Services.GetValueOrDefault(name) : null;

    /// <summary>A task by id or ARN; null where there is none.</summary>
    public EcsTask? Task(Cluster cluster, string idOrArn) =>
        EcsArn.NameIn(context, cluster.Name, "task", idOrArn) is { } id ? cluster.Task(id) : null;

    private Cluster Current(Cluster cluster)
    {
        cluster.Forget(context.Now - timings.StoppedTasksVisible, context.Now - timings.InactiveServicesVisible);
        return cluster;
    }
}
