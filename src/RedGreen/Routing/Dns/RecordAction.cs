namespace RedGreen.Routing.Dns;

/// <summary>The weights of one type's records as one action, so that they are split, compared and told as those of target groups.</summary>
public static class RecordAction
{
    /// <summary>The action.</summary>
    /// <param name="type">The records' type.</param>
    /// <param name="records">Where each leads, null for elsewhere than to a name, and its weight.</param>
    public static RuleAction Of(string type, IEnumerable<(string? Destination, long? Weight)> records) => new()
    {
        Type = type,
        ForwardConfig = new ForwardConfig { TargetGroups = [.. records.Select(record => new GroupWeight(record.Destination ?? "addresses", (int?)record.Weight))] },
    };
}
