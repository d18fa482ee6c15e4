namespace RedGreen.Sandbox.DataPlane.Images;

/// <summary>
/// How a container of an image behaves, whichever data plane runs it. Times are sandbox time since the container
/// was started.
/// </summary>
public sealed record ImageBehaviour
{
    /// <summary>
    /// When it listens; until then connections are refused. <see cref="Timeout.InfiniteTimeSpan"/>: never.
    /// </summary>
    public TimeSpan StartDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The status that health checks get; null: it takes the connection and never answers.</summary>
    public int? HealthStatus { get; init; } = 200;

    /// <summary>The share of requests (health checks aside) that it answers with 500: 0-1.</summary>
    public double ErrorRate { get; init; }

    /// <summary>When it begins to fail requests.</summary>
    public TimeSpan ErrorsFrom { get; init; }

    /// <summary>How long requests take.</summary>
    public LatencyDistribution Latency { get; init; } = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(120));

    /// <summary>How it ends by itself; null: only when it is stopped.</summary>
    public ContainerEnd? End { get; init; }
}
