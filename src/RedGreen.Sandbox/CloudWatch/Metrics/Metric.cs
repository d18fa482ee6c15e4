using System.Text;

namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>
/// A metric's identity. CloudWatch does not aggregate over dimensions: other dimensions are another metric, and their
/// order means nothing.
/// </summary>
internal sealed class Metric : IEquatable<Metric>
{
    private readonly string _key;
    private readonly int _hash;

    public Metric(string metricNamespace, string name, IEnumerable<Dimension> dimensions)
    {
        Namespace = metricNamespace;
        Name = name;
        var sorted = dimensions.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Dimensions = sorted;
        _key = Key(metricNamespace, name, sorted);
        _hash = _key.GetHashCode(StringComparison.Ordinal);
    }

    public string Namespace { get; }

    public string Name { get; }

    /// <summary>By name.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    public bool Equals(Metric? other) => other is not null && _hash == other._hash && _key == other._key;

    public override bool Equals(object? obj) => Equals(obj as Metric);

    public override int GetHashCode() => _hash;

    public override string ToString() =>
        $"{Namespace} {Name} [{string.Join(", ", Dimensions.Select(dimension => $"{dimension.Name}={dimension.Value}"))}]";

    // Neither names nor values may hold control characters, so the separator cannot be part of one.
    private static string Key(string metricNamespace, string name, Dimension[] dimensions)
    {
        var key = new StringBuilder(metricNamespace).Append('\n').Append(name);
        foreach (var dimension in dimensions)
            key.Append('\n').Append(dimension.Name).Append('\n').Append(dimension.Value);
        return key.ToString();
    }
}
