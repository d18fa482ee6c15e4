namespace RedGreen.Chaos.Chronicles;

/// <summary>How a rule divides its requests among target groups; no group where it answers by itself or is gone.</summary>
internal sealed record Split(IReadOnlyList<GroupWeight> Groups)
{
    /// <summary>Nothing is forwarded.</summary>
    public static Split None { get; } = new([]);

    /// <summary>A group's share, 0 to 1.</summary>
    public double Of(string group)
    {
        // A single group gets everything, whatever its weight says (ELB API reference, ForwardActionConfig).
        if (Groups is [var only])
            return only.Group == group ? 1 : 0;
        var (mine, all) = (0, 0);
        foreach (var (each, weight) in Groups)
        {
            all += weight;
            mine += each == group ? weight : 0;
        }

        return all == 0 ? 0 : (double)mine / all;
    }

    private bool ServesNobody => Groups.Count > 1 && Groups.All(each => each.Weight == 0);

    /// <summary>The share of several groups together.</summary>
    public double Of(IEnumerable<string> groups) => groups.Sum(Of);

    /// <summary>Whether a group stands in it, at any weight.</summary>
    public bool Names(string group) => Groups.Any(each => each.Group == group);

    /// <summary>
    /// Whether both divide alike; a group at weight 0 is as good as none. Where all of them are, nobody is served: with
    /// Green's gone, the one that is left gets everything, and no weight could say otherwise.
    /// </summary>
    public bool DividesAs(Split other) => (other.ServesNobody && Groups.All(each => other.Names(each.Group))) ||
        Groups.Select(each => each.Group).Union(other.Groups.Select(each => each.Group)).All(group => Math.Abs(Of(group) - other.Of(group)) < 1e-9);

    /// <summary>The same text, weight by weight.</summary>
    public bool Is(Split other) => Groups.SequenceEqual(other.Groups);

    /// <summary>For people: <c>90:shop 10:shop-1a2b3c4d</c>.</summary>
    public override string ToString() => Groups is [] ? "no group" : string.Join(' ', Groups.Select(each => $"{each.Weight}:{Chronicles.Names.OfGroup(each.Group)}"));
}

/// <summary>A target group in a rule.</summary>
/// <param name="Group">Its ARN.</param>
/// <param name="Weight">0-999.</param>
internal readonly record struct GroupWeight(string Group, int Weight);
