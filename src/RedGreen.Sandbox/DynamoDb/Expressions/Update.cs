using RedGreen.Sandbox.DynamoDb.Values;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>An update's actions, carried out together: each sees the item as it was before.</summary>
internal sealed class Update(IReadOnlyList<UpdateAction> actions)
{
    /// <summary>No action at all: UpdateItem may come without.</summary>
    public static readonly Update None = new([]);

    public IEnumerable<DocumentPath> Paths => actions.Select(static action => action.Path);

    public Item Of(Item item)
    {
        var results = actions.Select(action => (action.Path, Value: action.Result(item))).ToList();
        var attributes = (AttributeValue)new AttributeValue.M(item.Attributes);
        foreach (var (path, value) in results.Where(static result => result.Value is not null))
            attributes = Put(attributes, path.Steps, 0, value);

        // From the end of lists, so that no index moves before its turn.
        foreach (var (path, _) in results.Where(static result => result.Value is null).OrderByDescending(static result => result.Path.Steps[^1].Index))
            attributes = Put(attributes, path.Steps, 0, null);
        return new(((AttributeValue.M)attributes).Members);
    }

    private static AttributeValue Put(AttributeValue holder, IReadOnlyList<PathStep> steps, int depth, AttributeValue? value)
    {
        var step = steps[depth];
        if (depth < steps.Count - 1)
            value = Put(step.In(holder) ?? throw NoSuchPath(), steps, depth + 1, value);
        switch (holder)
        {
            case AttributeValue.M map when step.Name is not null:
                var members = new Dictionary<string, AttributeValue>(map.Members);
                if (value is null)
                    members.Remove(step.Name);
                else
                    members[step.Name] = value;
                return new AttributeValue.M(members);
            case AttributeValue.L list when step.Name is null:
                var items = new List<AttributeValue>(list.Items);
                if (value is null)
                    items.RemoveRange(Math.Min(step.Index, items.Count), step.Index < items.Count ? 1 : 0);
                else if (step.Index < items.Count)
                    items[step.Index] = value;
                else
                    items.Add(value);
                return new AttributeValue.L(items);
            default:
                throw NoSuchPath();
        }
    }

    private static Exception NoSuchPath() => DynamoErrors.Validation("The document path provided in the update expression is invalid for update");
}
