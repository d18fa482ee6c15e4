using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.Route53.Resolution;

namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>
/// A data plane without sockets: containers behave as their images say, and requests are counts drawn from seeded dice
/// and reported in slices. A change of routing or of a container ends the slice before it, so that every request meets
/// what was so at its time. Stickiness is ignored: clients have no cookies and no addresses here.
/// </summary>
internal sealed class SimulatedDataPlane : IDataPlane
{
    // Slices end this much before the minute, or the counts of its last seconds would fall into the next one.
    private static readonly TimeSpan BeforeTheMinute = TimeSpan.FromMilliseconds(1);

    private readonly SandboxContext _context;
    private readonly SimulatedTraffic _traffic;
    private readonly IImageCatalog _images;
    private readonly Random _random;
    private readonly RequestTotals _totals = new();
    private readonly RequestDraw _requests;
    private readonly ConnectionDraw _connections;
    private readonly Dictionary<Endpoint, SimulatedContainer> _containers = [];
    private readonly Dictionary<TrafficFlow, NamedArrivals> _named = [];
    private readonly OrderedDictionary<string, SimulatedListener> _listeners = [];
    private DateTimeOffset _accounted;
    private IDisposable? _slice;
    private int _started;

    /// <param name="context">The sandbox.</param>
    /// <param name="sink">Gets what was served.</param>
    /// <param name="traffic">What clients ask for.</param>
    /// <param name="images">What can be started, and how it behaves.</param>
    public SimulatedDataPlane(SandboxContext context, ITrafficSink sink, SimulatedTraffic traffic, IImageCatalog images)
    {
        (_context, _traffic, _images) = (context, traffic, images);
        lock (context.Gate)
            _random = new(context.Random.Next());
        _requests = new(_random, sink, _totals, _containers);
        _connections = new(_random, sink, _totals, _containers);
    }

    /// <summary>What became of all requests until now. Read it while the clock stands still.</summary>
    public RequestTotals Totals
    {
        get
        {
            lock (_context.Gate)
                Account();
            return _totals;
        }
    }

    /// <summary>
    /// A listener routes anew from now on; what came until now is in <see cref="Totals"/>. Raised under
    /// <see cref="SandboxContext.Gate"/>.
    /// </summary>
    public event Action<ListenerRouting>? Routed;

    /// <summary>The DNS that clients ask who know a service by its name. It comes late: it needs the data plane itself.</summary>
    public INameResolver? Names { get; set; }

    public IContainer Start(ContainerLaunch launch)
    {
        lock (_context.Gate)
        {
            var behaviour = _images.Find(launch) ?? throw new ImageNotFoundException(launch.Image);
            var number = ++_started;
            var endpoint = new Endpoint($"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}", 8080);
            var container = new SimulatedContainer(_context, endpoint, launch.Image, behaviour, Account);
            _containers.Add(endpoint, container);
            return container;
        }
    }

    public ValueTask<ProbeResult> ProbeAsync(Endpoint target, ProbeRequest probe)
    {
        lock (_context.Gate)
            return ValueTask.FromResult(_containers.TryGetValue(target, out var container)
                ? container.Probe(probe)
                : new ProbeResult(null, ProbeFailure.Connection));
    }

    public void Route(ListenerRouting routing)
    {
        lock (_context.Gate)
        {
            Account();
            if (_listeners.TryGetValue(routing.ListenerArn, out var listener))
                listener.Use(routing);
            else
                _listeners.Add(routing.ListenerArn, listener = new(routing, _traffic));
            if (_slice is null && listener.HasStreams)
                NextSlice();
            Routed?.Invoke(routing);
        }
    }

    public void Close(string listenerArn)
    {
        lock (_context.Gate)
        {
            Account();
            if (!_listeners.Remove(listenerArn, out var listener))
                return;
            foreach (var kept in listener.Kept)
                _connections.Reset(listener.Routing.LoadBalancerArn, kept);
        }
    }

    /// <inheritdoc/>
    /// <remarks>There are no sockets here, so every listener has its own port.</remarks>
    public Endpoint AddressOf(string listenerArn)
    {
        lock (_context.Gate)
            return _listeners.TryGetValue(listenerArn, out var listener)
                ? new("127.0.0.1", listener.Routing.Port)
                : throw new KeyNotFoundException($"No listener {listenerArn} is open.");
    }

    public void Disconnect(string targetGroupArn, Endpoint target)
    {
        lock (_context.Gate)
        {
            Account();
            foreach (var listener in _listeners.Values)
                foreach (var kept in listener.Kept)
                    _connections.Reset(listener.Routing.LoadBalancerArn, kept, targetGroupArn, target);
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_context.Gate)
            _slice?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void NextSlice()
    {
        var ahead = _context.Now + BeforeTheMinute;
        var left = _traffic.Slice.Ticks - (ahead.UtcTicks % _traffic.Slice.Ticks);
        _slice = _context.After(TimeSpan.FromTicks(left), () =>
        {
            Account();
            NextSlice();
        });
    }

    // Draws the requests since the last time, by what was so all that while.
    private void Account()
    {
        var (from, to) = (_accounted, _context.Now);
        _accounted = to;
        if (from == to)
            return;
        _requests.Trouble = _connections.Trouble = _traffic.Trouble(Middle());
        var named = Names is { } names ? SplitByName(names, Requests) : [];
        foreach (var listener in _listeners.Values)
            listener.Serve(to - from, Arrivals, _requests, _connections);
        foreach (var lost in named.Values.Where(count => count > 0))
            _totals.Add(null, null, ServedKind.LoadBalancer, RequestTotals.NoStatus, lost);

        long Arrivals(TrafficFlow flow, string loadBalancer) =>
            flow.Name is null ? Requests(flow) : named.Remove((flow, loadBalancer), out var count) ? count : 0;

        DateTimeOffset Middle() => from + ((to - from) / 2);

        long Requests(TrafficFlow flow) => _random.Poisson(flow.RequestsPerSecond(Middle()) * (to - from).TotalSeconds);
    }

    // What nobody takes from here had no listener to go to.
    private Dictionary<(TrafficFlow Flow, string Address), long> SplitByName(INameResolver names, Func<TrafficFlow, long> requests)
    {
        var shares = new Dictionary<(TrafficFlow, string), long>();
        foreach (var flow in _traffic.Flows.Where(flow => flow.Name is not null))
        {
            if (!_named.TryGetValue(flow, out var clients))
                _named.Add(flow, clients = new(flow, names, _random));
            foreach (var (address, count) in clients.Split(requests(flow)))
                shares.Add((flow, address), count);
        }

        return shares;
    }
}
