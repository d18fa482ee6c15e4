namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>A listener: how it routes now, and who asks there.</summary>
internal sealed class SimulatedListener(ListenerRouting routing, SimulatedTraffic traffic)
{
    private readonly Dictionary<TrafficFlow, KeptConnections> _kept = [];
    private List<(TrafficFlow Flow, RoutedAction Action)> _streams = Match(routing, traffic);

    public ListenerRouting Routing { get; private set; } = routing;

    public bool HasStreams => _streams.Count > 0;

    /// <summary>The connections that are kept here, of all streams.</summary>
    public IEnumerable<KeptConnections> Kept => _kept.Values;

    public void Use(ListenerRouting routing)
    {
        Routing = routing;
        _streams = Match(routing, traffic);
    }

    /// <summary>Draws the requests of a time in which nothing changed.</summary>
    /// <param name="elapsed">How long it was.</param>
    /// <param name="arrivals">How many requests of a stream came in it to a load balancer.</param>
    /// <param name="requests">Draws requests that are routed one by one.</param>
    /// <param name="connections">Draws connections.</param>
    public void Serve(TimeSpan elapsed, Func<TrafficFlow, string, long> arrivals, RequestDraw requests, ConnectionDraw connections)
    {
        foreach (var (flow, action) in _streams)
        {
            var arrived = arrivals(flow, Routing.LoadBalancerArn);
            if (Routing.Traffic == ListenerTraffic.Requests)
                requests.Serve(Routing.LoadBalancerArn, action, arrived);
            else if (flow.Connections is { } kept)
                connections.Serve(Routing.LoadBalancerArn, action.Forward!, KeptOf(flow, kept.Count), kept.MeanLifetime, elapsed, arrived);
            else
                connections.Serve(Routing.LoadBalancerArn, action.Forward!, arrived);
        }
    }

    private KeptConnections KeptOf(TrafficFlow flow, int clients)
    {
        if (!_kept.TryGetValue(flow, out var kept))
            _kept.Add(flow, kept = new(clients));
        return kept;
    }

    private static List<(TrafficFlow Flow, RoutedAction Action)> Match(ListenerRouting routing, SimulatedTraffic traffic)
    {
        var streams = new List<(TrafficFlow, RoutedAction)>();
        foreach (var flow in traffic.Flows)
            if ((flow.Port ?? routing.Port) == routing.Port && routing.ActionFor(flow.Request) is { } action)
                streams.Add((flow, action));
        return streams;
    }
}
