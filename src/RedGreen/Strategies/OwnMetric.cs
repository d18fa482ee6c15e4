using System.Text.Json.Serialization;

namespace RedGreen.Strategies;

/// <summary>
/// A CloudWatch metric that the service publishes itself, with one dimension that tells Green's tasks from Red's: the name
/// of their ECS service. It stands for a pair of queries, and is all that can judge requests behind a Network Load Balancer.
/// </summary>
public sealed record OwnMetric
{
    /// <summary>CloudWatch's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The metric's name.</summary>
    public required string Name { get; init; }

    /// <summary>The dimension whose value is the ECS service's name: Red's, or Green's.</summary>
    public string By { get; init; } = "ServiceName";

    /// <summary>Dimensions that are the same on both sides.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// A statistic as CloudWatch spells it: <c>Sum</c> or <c>SampleCount</c> where <see cref="Of"/> is set; one that does
    /// not grow with traffic, such as <c>Average</c> or <c>p95</c>, where it is not.
    /// </summary>
    public string Stat { get; init; } = "Sum";

    /// <summary>
    /// The metric, of the same namespace and dimensions, that counts the attempts among which this one counts events: their
    /// shares are compared as failures are. Null where the values themselves are compared, minute by minute.
    /// </summary>
    public string? Of { get; init; }

    /// <summary>Which direction is worse.</summary>
    public Worse Worse { get; init; } = Worse.Higher;

    /// <summary>Green may be worse than Red by this factor: 1-100. Unless it is written, 1 for shares and 1.5 for values.</summary>
    public double Tolerance { get; init; } = 1;

    /// <summary>What Green's value (its share, where <see cref="Of"/> is set) must not pass in three minutes in a row, in the worse direction; null for no limit.</summary>
    public double? Limit { get; init; }

    /// <summary>As it is called: <c>Shop/OrdersFailed</c>.</summary>
    public override string ToString() => $"{Namespace}/{Name}";
}

/// <summary>Which direction of a metric is worse.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Worse>))]
public enum Worse
{
    /// <summary>Failures, delays.</summary>
    [JsonStringEnumMemberName("higher")]
    Higher,

    /// <summary>Orders, cache hits.</summary>
    [JsonStringEnumMemberName("lower")]
    Lower,
}
