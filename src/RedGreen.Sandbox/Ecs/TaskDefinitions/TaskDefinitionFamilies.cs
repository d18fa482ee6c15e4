using System.Globalization;

namespace RedGreen.Sandbox.Ecs.TaskDefinitions;

/// <summary>All task definitions: families of revisions.</summary>
internal sealed class TaskDefinitionFamilies(SandboxContext context)
{
    private readonly SortedDictionary<string, List<TaskDefinition>> _families = new(StringComparer.Ordinal);

    /// <summary>By family and revision.</summary>
    public IEnumerable<TaskDefinition> All => _families.Values.SelectMany(revisions => revisions);

    public int NextRevision(string family) => (_families.GetValueOrDefault(family)?.Count ?? 0) + 1;

    public void Add(TaskDefinition definition)
    {
        if (!_families.TryGetValue(definition.Family, out var revisions))
            _families[definition.Family] = revisions = [];
        revisions.Add(definition);
    }

    /// <summary>By <c>family</c> (its latest active revision), <c>family:revision</c> or ARN; null where there is none.</summary>
    public TaskDefinition? Find(string reference)
    {
        if (EcsArn.Path(context, "task-definition", reference) is not { } path)
            return null;
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        var revisions = _families.GetValueOrDefault(colon < 0 ? path : path[..colon]);
        return colon < 0
            ? revisions?.LastOrDefault(definition => definition.IsActive)
            : int.TryParse(path.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision >= 1 && revision <= revisions?.Count
                ? revisions[revision - 1]
                : null;
    }
}
