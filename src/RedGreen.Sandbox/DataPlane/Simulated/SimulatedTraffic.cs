namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>What clients ask for.</summary>
/// <param name="Flows">The streams of requests; each is independent of the others.</param>
internal sealed record SimulatedTraffic(params IReadOnlyList<TrafficFlow> Flows)
{
    /// <summary>Nobody asks for anything.</summary>
    public static SimulatedTraffic None { get; } = new();

    /// <summary>
    /// How often the requests are drawn and reported; beside that at every change of routing or of a container. Slices
    /// end just before whole multiples, so that with a divisor of a minute none of them reaches into the next one.
    /// </summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many times as often as usual every container fails requests at a time, in sandbox time: what all of them lean
    /// on is in trouble. Asked once per slice, for its middle.
    /// </summary>
    public Func<DateTimeOffset, double> Trouble { get; init; } = static _ => 1;

    /// <summary>Always the same number of requests per second, to every listener or to those of a port.</summary>
    public static SimulatedTraffic Steady(double requestsPerSecond, int? port = null) =>
        new(new TrafficFlow(_ => requestsPerSecond) { Port = port });
}

/// <summary>A stream of like requests that arrive independently of each other (a Poisson process).</summary>
/// <param name="RequestsPerSecond">The rate at a time, in sandbox time; asked once per slice, for its middle.</param>
internal sealed record TrafficFlow(Func<DateTimeOffset, double> RequestsPerSecond)
{
    /// <summary>The port of the listeners asked; null: each listener gets this flow.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// Through a network load balancer: the clients that keep connections; null: a connection for each request. An
    /// application load balancer routes every request anew, whatever the connections are.
    /// </summary>
    public ClientConnections? Connections { get; init; }

    /// <summary>
    /// The name by which the clients know the service: DNS leads each of them to a load balancer, and the port says which
    /// listener; null: every listener on the port is asked.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>How many clients ask for the name, each with its own answer.</summary>
    public int NameClients { get; init; } = 200;

    /// <summary>What is asked for.</summary>
    public SimulatedRequest Request { get; init; } = new();
}

/// <summary>Clients that keep their connections, at each listener.</summary>
/// <param name="Count">How many clients, each with one connection; above 0.</param>
/// <param name="MeanLifetime">How long a connection lasts in the mean before its client makes a new one; above 0.</param>
internal sealed record ClientConnections(int Count, TimeSpan MeanLifetime);

/// <summary>What listener rules see of a request.</summary>
internal sealed record SimulatedRequest(string Method = "GET", string Host = "localhost", string Path = "/")
{
    /// <summary>Its headers, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
