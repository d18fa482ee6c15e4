using RedGreen.Sandbox.Route53.Resolution;

namespace RedGreen.Sandbox.Load;

/// <summary>What load to make: how many requests of which kind, for how long.</summary>
/// <param name="Url">Where every request goes, with GET; its host is a name for <see cref="Names"/> where that is given.</param>
/// <param name="Duration">How long requests are sent, in wall time; above 0.</param>
public sealed record LoadProfile(Uri Url, TimeSpan Duration)
{
    /// <summary>
    /// The DNS that the clients ask for the host, each going by its own answer until the answer's time is over; null: the
    /// host is an address, or a name that this machine knows.
    /// </summary>
    public INameResolver? Names { get; init; }

    /// <summary>How many clients there are, as far as DNS is concerned; above 0.</summary>
    public int Clients { get; init; } = 100;

    /// <summary>
    /// How long a client that keeps its connections uses one, in wall time; above 0, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.
    /// Behind a network load balancer only new connections follow new weights.
    /// </summary>
    public TimeSpan ConnectionLifetime { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

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
