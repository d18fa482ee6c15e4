namespace RedGreen.Chaos.Chronicles;

/// <summary>A service at a moment.</summary>
/// <param name="Desired">How many tasks it is to have.</param>
/// <param name="Running">How many it has.</param>
/// <param name="TaskDefinition">What its newest ECS deployment runs, as an ARN.</param>
/// <param name="Groups">The target groups of its tasks.</param>
internal sealed record ServiceState(int Desired, int Running, string TaskDefinition, IReadOnlyList<string> Groups)
{
    /// <summary>Its tag <c>redgreen:steps</c>; null for none.</summary>
    public string? Steps { get; init; }
}

/// <summary>A rule at a moment.</summary>
/// <param name="Rule">Its ARN.</param>
/// <param name="Split">How it divides requests, as written.</param>
/// <param name="Actions">All of its actions, as text.</param>
internal sealed record RuleState(string Rule, Split Split, string Actions);

/// <summary>An item of the lock table.</summary>
/// <param name="Owner">The execution that owns it.</param>
/// <param name="Id">The deployment's id; null for a waiter's item.</param>
/// <param name="Phase">How far it is; null for a waiter's item.</param>
/// <param name="Since">Since when.</param>
internal sealed record LockItem(string Owner, string? Id, string? Phase, DateTimeOffset? Since);

/// <summary>What there is at a moment.</summary>
internal sealed record Scene
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Every rule, listeners' default rules included.</summary>
    public required IReadOnlyList<RuleState> Rules { get; init; }

    /// <summary>The services that are not deleted, by name.</summary>
    public required IReadOnlyDictionary<string, ServiceState> Services { get; init; }

    /// <summary>Every target group.</summary>
    public required IReadOnlyList<GroupHealth> Groups { get; init; }

    /// <summary>Every active task definition revision.</summary>
    public IReadOnlyList<string> Definitions { get; init; } = [];

    /// <summary>Every scalable target and what is suspended of it.</summary>
    public IReadOnlyDictionary<string, string> Scaling { get; init; } = new Dictionary<string, string>();

    /// <summary>Every alarm's name.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    /// <summary>Every item of the lock table.</summary>
    public IReadOnlyDictionary<(string Cluster, string Service), LockItem> Locks { get; init; } = new Dictionary<(string, string), LockItem>();

    /// <summary>Services with tasks that have not stopped, deleted services included.</summary>
    public IReadOnlyList<string> WithTasks { get; init; } = [];

    /// <summary>Services of which tasks ended in the last minutes, by themselves or by somebody's hand.</summary>
    public IReadOnlyList<string> WithEnds { get; init; } = [];

    /// <summary>A rule; null where it is gone.</summary>
    public RuleState? Rule(string arn) => Rules.FirstOrDefault(rule => rule.Rule == arn);

    /// <summary>A group; null where it is gone.</summary>
    public GroupHealth? Group(string arn) => Groups.Any(group => group.Group == arn) ? Groups.First(group => group.Group == arn) : null;
}
