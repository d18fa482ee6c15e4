namespace RedGreen.Sandbox.DynamoDb.Values;

/// <summary>A value of one of DynamoDB's ten types. Values never change.</summary>
internal abstract record AttributeValue
{
    /// <summary>The type as it stands on the wire: S, N, B, BOOL, NULL, L, M, SS, NS, BS.</summary>
    public abstract string Type { get; }

    internal sealed record S(string Text) : AttributeValue
    {
        public override string Type => "S";
    }

    internal sealed record N(DynamoNumber Number) : AttributeValue
    {
        public override string Type => "N";
    }

    internal sealed record B(Binary Bytes) : AttributeValue
    {
        public override string Type => "B";
    }

    internal sealed record Bool(bool Value) : AttributeValue
    {
        public override string Type => "BOOL";
    }

    internal sealed record Null : AttributeValue
    {
        public override string Type => "NULL";
    }

    internal sealed record L(IReadOnlyList<AttributeValue> Items) : AttributeValue
    {
        public override string Type => "L";

        public bool Equals(L? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Count;
    }

    internal sealed record M(IReadOnlyDictionary<string, AttributeValue> Members) : AttributeValue
    {
        public override string Type => "M";

        public bool Equals(M? other) => other is not null && Members.Count == other.Members.Count
            && Members.All(member => other.Members.TryGetValue(member.Key, out var value) && value == member.Value);

        public override int GetHashCode() => Members.Count;
    }

    /// <summary>A set of texts, numbers or binaries; their order means nothing.</summary>
    internal sealed record Set(string SetType, IReadOnlyList<AttributeValue> Elements) : AttributeValue
    {
        public override string Type => SetType;

        public bool Equals(Set? other) => other is not null && SetType == other.SetType && Elements.Count == other.Elements.Count && Elements.All(other.Elements.Contains);

        public override int GetHashCode() => Elements.Count;
    }
}
