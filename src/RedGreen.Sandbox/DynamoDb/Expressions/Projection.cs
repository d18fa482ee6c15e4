using RedGreen.Sandbox.DynamoDb.Values;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>The parts of an item that a caller wants.</summary>
internal sealed class Projection(IReadOnlyList<DocumentPath> paths)
{
    /// <summary>Reads a ProjectionExpression.</summary>
    public static Projection Parse(ExpressionReader reader)
    {
        List<DocumentPath> paths = [];
        do
            paths.Add(reader.Path());
        while (reader.TryTake(","));
        reader.ExpectEnd();
        DocumentPath.CheckApart(paths, reader);
        return new(paths);
    }

    /// <summary>The item with nothing but these parts: maps keep their names, lists close ranks.</summary>
    public Item Of(Item item)
    {
        var projected = new Dictionary<string, AttributeValue>();
        foreach (var attribute in paths.Where(path => path.In(item) is not null).GroupBy(static path => path.Attribute))
            projected.Add(attribute.Key, Part(item[attribute.Key]!, attribute.ToList(), depth: 1));
        return new(projected);
    }

    private static AttributeValue Part(AttributeValue value, List<DocumentPath> paths, int depth)
    {
        if (paths.Exists(path => path.Steps.Count == depth))
            return value;
        var steps = paths.GroupBy(path => path.Steps[depth]).Select(group => (Step: group.Key, Part: Part(group.Key.In(value)!, group.ToList(), depth + 1)));
        return value is AttributeValue.M
            ? new AttributeValue.M(steps.ToDictionary(static part => part.Step.Name!, static part => part.Part))
            : new AttributeValue.L(steps.OrderBy(static part => part.Step.Index).Select(static part => part.Part).ToList());
    }
}
