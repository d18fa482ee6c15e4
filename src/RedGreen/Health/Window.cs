namespace RedGreen.Health;

/// <summary>One closed minute of both sides.</summary>
/// <param name="Start">When it began.</param>
/// <param name="Green">Green's side; null where its RequestCount is not there: no evidence.</param>
/// <param name="Red">Red's side; null likewise.</param>
public sealed record Window(DateTimeOffset Start, SideWindow? Green, SideWindow? Red)
{
    /// <summary>How long a window is: CloudWatch gets a load balancer's metrics once a minute.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>The service's own metrics in this minute, in the strategy's order; empty where it has none.</summary>
    public IReadOnlyList<OwnWindow> Own { get; init; } = [];

    /// <summary>When it ended.</summary>
    public DateTimeOffset End() => Start + Length;
}

/// <summary>One side of a window.</summary>
/// <param name="Requests">RequestCount.</param>
/// <param name="Failures">What the targets did not answer well: RequestCount - 2XX - 3XX - 4XX, 0 to <paramref name="Requests"/>.</param>
/// <param name="P99Seconds">The 99th percentile of TargetResponseTime; null where nothing was measured.</param>
public sealed record SideWindow(long Requests, long Failures, double? P99Seconds)
{
    /// <summary>
    /// The 95th percentile of TargetResponseTime, in seconds, of the group with most requests; null where nothing was
    /// measured, or nobody asked.
    /// </summary>
    public double? P95Seconds { get; init; }

    /// <summary>Requests slower than <see cref="Judging.History.SlowSeconds"/>, 0 to <see cref="Requests"/>; null where they were not counted.</summary>
    public long? Slow { get; init; }

    /// <summary>
    /// Of <see cref="Failures"/>, those that the targets did not answer at all: what is neither 2XX, 3XX, 4XX nor 5XX.
    /// </summary>
    public long Unanswered { get; init; }
}

/// <summary>One of the service's own metrics in one minute.</summary>
/// <param name="Green">Green's value; null where there is none.</param>
/// <param name="Red">Red's value; null likewise.</param>
public readonly record struct OwnWindow(OwnValue? Green, OwnValue? Red);

/// <summary>One side's value of an own metric.</summary>
/// <param name="Value">The metric's value.</param>
/// <param name="Of">Where the metric counts events among attempts, how many attempts there were; null otherwise.</param>
public readonly record struct OwnValue(double Value, double? Of);
