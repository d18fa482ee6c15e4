namespace RedGreen.Sandbox.Route53.Records;

/// <summary>What tells record sets apart, in Route 53's order.</summary>
internal readonly record struct RecordKey(DnsName Name, string Type, string? SetIdentifier) : IComparable<RecordKey>
{
    public int CompareTo(RecordKey other)
    {
        var byName = Name.CompareTo(other.Name);
        var byType = string.CompareOrdinal(Type, other.Type);
        return byName != 0 ? byName : byType != 0 ? byType : string.CompareOrdinal(SetIdentifier, other.SetIdentifier);
    }

    /// <summary>As AWS's messages name it.</summary>
    public override string ToString() =>
        SetIdentifier is null ? $"[name='{Name}', type='{Type}']" : $"[name='{Name}', type='{Type}', set-identifier='{SetIdentifier}']";
}
