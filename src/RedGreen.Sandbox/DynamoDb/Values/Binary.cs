namespace RedGreen.Sandbox.DynamoDb.Values;

/// <summary>Bytes that compare by what they hold.</summary>
internal readonly struct Binary(byte[] bytes) : IEquatable<Binary>, IComparable<Binary>
{
    public ReadOnlySpan<byte> Span => bytes;

    public int CompareTo(Binary other) => Span.SequenceCompareTo(other.Span);

    public bool Equals(Binary other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Binary other && Equals(other);

    public override int GetHashCode() => Span.Length;

    /// <summary>In base 64, as on the wire.</summary>
    public override string ToString() => Convert.ToBase64String(bytes);
}
