namespace RedGreen.Health.Judging;

/// <summary>What the judge has folded: it travels in the document, so that steps, looks and restarts neither forget nor count twice.</summary>
public sealed record Sums
{
    /// <summary>Before the first window.</summary>
    public static readonly Sums Empty = new();

    /// <summary>Green's failures against Red's.</summary>
    public Sequence Failures { get; init; } = Sequence.Empty;

    /// <summary>The mirrored process: whether Green is shown to fail not much more often than Red. It only informs.</summary>
    public Sequence Safe { get; init; } = Sequence.Empty;

    /// <summary>Requests and failures in the windows in which both sides served, so that they can be compared.</summary>
    public TwoSides Compared { get; init; }

    /// <summary>Green's slow requests against Red's.</summary>
    public Sequence Slow { get; init; } = Sequence.Empty;

    /// <summary>The same for slow requests.</summary>
    public TwoSides SlowCompared { get; init; }

    /// <summary>Green's failures against a rate that nobody would call well.</summary>
    public Sequence Gross { get; init; } = Sequence.Empty;

    /// <summary>Requests and failures in the windows that <see cref="Gross"/> has read.</summary>
    public TwoSides GrossRead { get; init; }

    /// <summary>Requests in all windows, and those of them to which the targets gave no answer at all: they are failures too, and are told apart for whoever looks for the cause.</summary>
    public TwoSides Unanswered { get; init; }

    /// <summary>Green's failures in its minutes at 100 percent.</summary>
    public Pooled FailuresAtAll { get; init; } = Pooled.Empty;

    /// <summary>Green's slow requests in its minutes at 100 percent, without the first cold ones.</summary>
    public Pooled SlowAtAll { get; init; } = Pooled.Empty;

    /// <summary>The service's own metrics, in the strategy's order; empty before the first window.</summary>
    public IReadOnlyList<OwnSums> Own { get; init; } = [];
}

/// <summary>What was folded of one of the service's own metrics. Each is folded at its own pace.</summary>
public sealed record OwnSums
{
    /// <summary>The end of the last minute that was folded, or passed over as unknown; null before the first.</summary>
    public DateTimeOffset? Through { get; init; }

    /// <summary>Whole minutes at this step in which Green's side was measured.</summary>
    public int GreenMinutes { get; init; }

    /// <summary>Of these, how many in which Red's side was measured too, or Red had no share of the traffic.</summary>
    public int JudgedMinutes { get; init; }

    /// <summary>Green's attempts in them, where the metric counts events among attempts.</summary>
    public long GreenAttempts { get; init; }

    /// <summary>Green's attempts in all steps.</summary>
    public long GreenAttemptsInAll { get; init; }

    /// <summary>Green against Red.</summary>
    public Sequence Sequence { get; init; } = Sequence.Empty;

    /// <summary>Attempts and events on both sides, where the metric counts these.</summary>
    public TwoSides Compared { get; init; }

    /// <summary>Minutes in which the values of the two sides differed.</summary>
    public int Minutes { get; init; }

    /// <summary>Of these, how many in which Green's was worse.</summary>
    public int WorseMinutes { get; init; }

    /// <summary>Minutes in a row, up to the last, in which Green's value was past its limit.</summary>
    public int PastLimitInARow { get; init; }

    /// <summary>Green's newest value.</summary>
    public double? Green { get; init; }

    /// <summary>Red's newest value.</summary>
    public double? Red { get; init; }

    /// <summary>The same as a new step begins.</summary>
    public OwnSums AtNewStep() => this with { GreenMinutes = 0, JudgedMinutes = 0, GreenAttempts = 0 };
}
