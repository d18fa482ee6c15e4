using System.Collections;

namespace Amazon.Lambda.Annotations.SourceGenerator.Model;

/// <summary>A list that is equal to another with the same elements, so that the compiler can skip unchanged work.</summary>
internal sealed class EquatableList<T>(IEnumerable<T> items) : IEquatable<EquatableList<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[] _items = [.. items];

    public int Count => _items.Length;
    public T this[int index] => _items[index];

    public bool Equals(EquatableList<T>? other) => other != null && _items.SequenceEqual(other._items);
    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);
    public override int GetHashCode() => _items.Aggregate(17, (hash, item) => (hash * 31) + item.GetHashCode());
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
