namespace RedGreen.Pushes;

/// <summary>A service with running tasks, as far as a push concerns it.</summary>
public sealed record RunningService
{
    /// <summary>The cluster's ARN.</summary>
    public required string Cluster { get; init; }

    /// <summary>The service's name.</summary>
    public required string Name { get; init; }

    /// <summary>ECS's word: ACTIVE, DRAINING, INACTIVE.</summary>
    public required string Status { get; init; }

    /// <summary>The ARN of the task definition that new tasks get.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>All tags of the service.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Its tasks that run or are being started, at least one.</summary>
    public required IReadOnlyList<RunningTask> Tasks { get; init; }

    /// <summary>
    /// The tasks that say what the service runs: those of its task definition, or, where none of these is there yet, all.
    /// </summary>
    internal IEnumerable<RunningTask> Current =>
        Tasks.Any(task => task.TaskDefinition == TaskDefinition) ? Tasks.Where(task => task.TaskDefinition == TaskDefinition) : Tasks;

    /// <summary>In words: <c>shop in prod</c>.</summary>
    public override string ToString() => $"{Name} in {Cluster[(Cluster.LastIndexOf('/') + 1)..]}";
}

/// <summary>A task.</summary>
/// <param name="TaskDefinition">Its task definition's ARN.</param>
/// <param name="Containers">Its containers; none where no one runs an image of the repository that was pushed to.</param>
public sealed record RunningTask(string TaskDefinition, IReadOnlyList<RunningContainer> Containers);

/// <summary>A container.</summary>
/// <param name="Name">Its name in the task definition.</param>
/// <param name="Image">Its image as the task definition spells it.</param>
/// <param name="PulledDigest">What ECS pulled; null before it did.</param>
public sealed record RunningContainer(string Name, string Image, string? PulledDigest)
{
    /// <summary>
    /// The digest that it runs. A reference by digest decides: for an image of several platforms the pulled one may be
    /// told as the platform's own.
    /// </summary>
    internal string? Digest => EcrImage.Parse(Image)?.Digest ?? PulledDigest;
}
