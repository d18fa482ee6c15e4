namespace RedGreen.Sandbox.Load;

/// <summary>What load to make: how many requests of which kind, for how long.</summary>
/// <param name="Url">Where every request goes, with GET.</param>
/// <param name="Duration">How long requests are sent, in wall time; above 0.</param>
public sealed record LoadProfile(Uri Url, TimeSpan Duration)
{
    /// <summary>Requests a second of clients that keep their connections; 0 or more.</summary>
    public double KeepAliveRate { get; init; }

    /// <summary>Requests a second of clients that open a connection for each request; 0 or more.</summary>
    public double NewConnectionRate { get; init; }

    /// <summary>How the requests of one kind follow each other.</summary>
    public Arrivals Arrivals { get; init; } = Arrivals.Poisson;

    /// <summary>No more requests than this are sent, of both kinds together; above 0.</summary>
    public long MaxRequests { get; init; } = long.MaxValue;

    /// <summary>How many requests may wait for their answer at once; a request that is due beyond that is not sent, and counted as such. Above 0.</summary>
    public int MaxConcurrency { get; init; } = 1024;

    /// <summary>How long a client waits for its whole answer, in wall time; above 0.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Of the dice for Poisson arrivals.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Headers of every request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>How requests follow each other.</summary>
public enum Arrivals
{
    /// <summary>At random times that know nothing of each other, as many people's do.</summary>
    Poisson,

    /// <summary>At equal distances.</summary>
    Uniform,
}
