namespace RedGreen.Bench.Judging.Simulation;

/// <summary>What happens in a trace. Minutes count from Green's first one; the hour before is -60 to -1.</summary>
/// <param name="Name">Its name in the tables.</param>
internal sealed record Scenario(string Name)
{
    /// <summary>How many times as often as Red Green fails.</summary>
    public double GreenFactor { get; init; } = 1;

    /// <summary>Green's own failure rate, where it does not follow Red's.</summary>
    public double? GreenRate { get; init; }

    /// <summary>The minute in which Green goes bad.</summary>
    public int GreenFrom { get; init; }

    /// <summary>How many times longer Green's requests take.</summary>
    public double GreenTime { get; init; } = 1;

    /// <summary>Both sides fail so many times as often as usual.</summary>
    public Incident Shared { get; init; } = Incident.None;

    /// <summary>Red's failure rate in an outage.</summary>
    public Incident Outage { get; init; } = Incident.None;

    /// <summary>Whether traffic follows the time of day.</summary>
    public bool IsDaily { get; init; }

    /// <summary>How failures vary beside chance.</summary>
    public Noise Noise { get; init; }

    /// <summary>The scenario of a Green that is no worse, all else being equal; null where this is one.</summary>
    public Scenario? Healthy { get; init; }

    /// <summary>Whether Green is worse than Red.</summary>
    public bool IsWorse => Healthy is not null;

    /// <summary>Whether Green fails four times as often as Red or more: what every judge has to find.</summary>
    public bool IsMuchWorse => GreenFactor >= 4 || GreenRate is not null;

    /// <summary>Whether Green is bad by being slow.</summary>
    public bool IsSlow => GreenTime > 1;
}

/// <summary>Something that lasts from one minute to another, the last one excluded.</summary>
internal readonly record struct Incident(double Size, int From, int To)
{
    public static readonly Incident None = new(1, 0, 0);

    public bool IsAt(int minute) => minute >= From && minute < To;
}

/// <summary>How failures vary beside chance.</summary>
internal enum Noise
{
    /// <summary>Independent errors: not at all.</summary>
    None,

    /// <summary>Bursts on both sides, ten times the errors for 3 minutes, in 2% of the minutes; and every minute a gamma factor of variance 0.25 on each side.</summary>
    Bursts,

    /// <summary>A factor on each side that wanders by itself: lognormal, sigma 0.5, correlation 0.9 from minute to minute.</summary>
    Wandering,
}
