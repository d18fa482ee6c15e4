using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>Where a value stands in an item.</summary>
internal sealed record DocumentPath(IReadOnlyList<PathStep> Steps)
{
    /// <summary>The attribute it begins with.</summary>
    public string Attribute => Steps[0].Name!;

    /// <summary>The value there; null for none.</summary>
    public AttributeValue? In(Item item)
    {
        var value = item[Attribute];
        for (var index = 1; index < Steps.Count && value is not null; index++)
            value = Steps[index].In(value);
        return value;
    }

    public bool Equals(DocumentPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Count;

    /// <summary>As DynamoDB's messages have it: <c>[a, b, [0]]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Steps.Select(static step => step.Name ?? $"[{step.Index}]"))}]";

    /// <summary>Refuses paths of which one holds the other.</summary>
    public static void CheckApart(IReadOnlyList<DocumentPath> paths, ExpressionReader reader)
    {
        for (var index = 1; index < paths.Count; index++)
            for (var earlier = 0; earlier < index; earlier++)
                if (paths[earlier].Overlaps(paths[index]))
                    throw Refusal(reader, $"Two document paths overlap with each other; must remove or rewrite one of these paths; path one: {paths[earlier]}, path two: {paths[index]}");
                else if (paths[earlier].Conflicts(paths[index]))
                    throw Refusal(reader, $"Two document paths conflict with each other; must remove or rewrite one of these paths; path one: {paths[earlier]}, path two: {paths[index]}");
    }

    private bool Overlaps(DocumentPath other) => CommonSteps(other) == Math.Min(Steps.Count, other.Steps.Count);

    // One takes a value for a map where the other takes it for a list.
    private bool Conflicts(DocumentPath other) =>
        CommonSteps(other) is var common && common > 0 && Steps[common].Name is null != other.Steps[common].Name is null;

    private int CommonSteps(DocumentPath other)
    {
        var common = 0;
        while (common < Math.Min(Steps.Count, other.Steps.Count) && Steps[common] == other.Steps[common])
            common++;
        return common;
    }

    private static AwsError Refusal(ExpressionReader reader, string problem) => reader.Invalid(problem);
}

/// <summary>One step of a path: into a map by name, or into a list by index.</summary>
internal readonly record struct PathStep(string? Name = null, int Index = -1)
{
    public AttributeValue? In(AttributeValue value) => value switch
    {
        AttributeValue.M map when Name is not null => map.Members.GetValueOrDefault(Name),
        AttributeValue.L list when Name is null && Index < list.Items.Count => list.Items[Index],
        _ => null,
    };
}
