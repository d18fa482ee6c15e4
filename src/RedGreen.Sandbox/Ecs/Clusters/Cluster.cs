using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.Tagging;
using RedGreen.Sandbox.Ecs.Tasks;

namespace RedGreen.Sandbox.Ecs.Clusters;

/// <summary>A cluster with its services and tasks.</summary>
/// <param name="name">Its name.</param>
/// <param name="arn">Its ARN.</param>
/// <param name="given">What it was created with, beside name and tags.</param>
/// <param name="tags">Its tags.</param>
internal sealed class Cluster(string name, string arn, JsonObject given, TagSet tags)
{
    private readonly Dictionary<string, EcsTask> _tasks = new(StringComparer.Ordinal);
    private readonly Queue<EcsTask> _stopped = new();

    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public JsonObject Given { get; } = given;

    public TagSet Tags { get; } = tags;

    /// <summary>By name; a deleted service stays until its name is used again or it is forgotten.</summary>
    public SortedDictionary<string, Service> Services { get; } = new(StringComparer.Ordinal);

    /// <summary>All that can be described, oldest first.</summary>
    public IEnumerable<EcsTask> Tasks => _tasks.Values.OrderBy(task => task.CreatedAt);

    public EcsTask? Task(string id) => _tasks.GetValueOrDefault(id);

    public void Add(EcsTask task) => _tasks.Add(task.Id, task);

    /// <summary>From now on the task is history.</summary>
    public void Stopped(EcsTask task) => _stopped.Enqueue(task);

    /// <summary>Forgets tasks that stopped, and services that became inactive, before the given times.</summary>
    public void Forget(DateTimeOffset tasksBefore, DateTimeOffset servicesBefore)
    {
        while (_stopped.TryPeek(out var task) && task.StoppedAt < tasksBefore)
            _tasks.Remove(_stopped.Dequeue().Id);
        foreach (var service in Services.Values.Where(service => service.InactiveSince < servicesBefore).ToList())
            Services.Remove(service.Name);
    }
}
