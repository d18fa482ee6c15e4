using RedGreen.Deployments;
using RedGreen.Strategies;

namespace RedGreen.Health;

/// <summary>What one look asks CloudWatch for, minute by minute and all of it in one call.</summary>
public sealed record MetricsRequest
{
    /// <summary>A GetMetricData takes so many queries.</summary>
    public const int MostQueries = 500;

    // RequestCount, four classes of answers, the 99th percentile.
    private const int QueriesPerGroup = 6;

    /// <summary>The first minute's begin, a whole minute.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last minute's end, a whole minute after <see cref="From"/>.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Green; null where nothing is asked of it.</summary>
    public MeasuredSide? Green { get; init; }

    /// <summary>Red; null likewise.</summary>
    public MeasuredSide? Red { get; init; }

    /// <summary>From how many seconds on requests are counted as slow; null counts none.</summary>
    public double? SlowSeconds { get; init; }

    /// <summary>Whether the 95th percentiles are wanted.</summary>
    public bool WithP95 { get; init; }

    /// <summary>The service's own metrics.</summary>
    public IReadOnlyList<OwnMetric> Metrics { get; init; } = [];

    /// <summary>How many queries it takes: at most <see cref="MostQueries"/>.</summary>
    public int Queries => new[] { Green, Red }.OfType<MeasuredSide>().Sum(side => QueriesOf(side.Groups.Count, SlowSeconds is not null, WithP95, Metrics));

    /// <summary>What a look at a deployment that carries traffic asks for.</summary>
    /// <param name="deployment">The deployment; Green's groups are made.</param>
    /// <param name="from">A whole minute.</param>
    /// <param name="to">A whole minute, after <paramref name="from"/>.</param>
    public static MetricsRequest Of(Deployment deployment, DateTimeOffset from, DateTimeOffset to) => new()
    {
        From = from,
        To = to,
        Green = new MeasuredSide(deployment.Green.Service, Groups(deployment, pair => new MeasuredGroup(pair.Green!, pair.GreenLoadBalancer ?? pair.LoadBalancer))),
        Red = RedOf(deployment),
        SlowSeconds = deployment.Evidence.History?.SlowSeconds,
        Metrics = deployment.Strategy.Metrics,
    };

    /// <summary>A deployment's Red.</summary>
    public static MeasuredSide RedOf(Deployment deployment) =>
        new(deployment.Request.Service, Groups(deployment, pair => new MeasuredGroup(pair.Red, pair.LoadBalancer)));

    /// <summary>The most queries that a look at a service can take.</summary>
    /// <param name="groups">How many target groups each side has that a load balancer measures.</param>
    /// <param name="metrics">The service's own metrics.</param>
    public static int MostOf(int groups, IReadOnlyList<OwnMetric> metrics) => 2 * QueriesOf(groups, withSlow: true, withP95: false, metrics);

    private static int QueriesOf(int groups, bool withSlow, bool withP95, IReadOnlyList<OwnMetric> metrics) =>
        (groups * (QueriesPerGroup + (withSlow ? 1 : 0) + (withP95 ? 1 : 0))) + metrics.Count + metrics.Count(metric => metric.Of is not null);

    // Behind a Network Load Balancer a target group has no requests to count.
    private static IReadOnlyList<MeasuredGroup> Groups(Deployment deployment, Func<TargetGroupPair, MeasuredGroup> of) =>
        deployment.Traffic.Measured ? [.. deployment.Green.TargetGroups.Select(of)] : [];
}

/// <summary>A side whose numbers are asked for.</summary>
/// <param name="Service">Its ECS service's name, by which its own metrics are told apart.</param>
/// <param name="Groups">Its target groups that are measured; none behind a Network Load Balancer.</param>
public sealed record MeasuredSide(string Service, IReadOnlyList<MeasuredGroup> Groups);

/// <summary>A target group behind an Application Load Balancer.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="LoadBalancer">The load balancer's ARN.</param>
public sealed record MeasuredGroup(string Arn, string LoadBalancer);
