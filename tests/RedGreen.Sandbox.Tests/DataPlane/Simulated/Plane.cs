using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Simulated;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.DataPlane.Simulated;

/// <summary>A simulated data plane in virtual time, with images by name, that remembers what it reported.</summary>
internal sealed class Plane : IImageCatalog, ITrafficSink
{
    public const string LoadBalancer = "loadbalancer/app/shop/1";

    private readonly Dictionary<string, ImageBehaviour> _images = new()
    {
        ["v1"] = new() { StartDelay = TimeSpan.Zero },
        ["v2"] = new() { StartDelay = TimeSpan.Zero },
    };

    public Plane(SimulatedTraffic traffic, int seed = 1)
    {
        Context = new(Time, seed);
        Simulated = new(Context, this, traffic, this);
    }

    public VirtualTime Time { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public SandboxContext Context { get; }

    public SimulatedDataPlane Simulated { get; }

    public RequestTotals Totals => Simulated.Totals;

    public List<(DateTimeOffset At, ServedRequests Served)> Reported { get; } = [];

    public ImageBehaviour this[string image]
    {
        set => _images[image] = value;
    }

    public ImageBehaviour? Find(ContainerLaunch launch) => _images.GetValueOrDefault(launch.Image);

    public void Served(in ServedRequests requests) => Reported.Add((Context.Now, requests));

    public List<CarriedFlows> Flows { get; } = [];

    public void Carried(in CarriedFlows flows) => Flows.Add(flows);

    public IContainer Start(string image)
    {
        var container = Simulated.Start(new("task", image, new Dictionary<string, string>()));
        Seconds(0);
        return container;
    }

    public void Seconds(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    public ProbeResult Probe(IContainer container, string? path = "/")
    {
        var probe = Simulated.ProbeAsync(container.Endpoint, new(path, TimeSpan.FromSeconds(5)));
        return probe.IsCompletedSuccessfully ? probe.Result : throw new InvalidOperationException("Virtual time waits for nobody.");
    }

    /// <summary>How it ended; null: it has not.</summary>
    public static ContainerExit? Exit(IContainer container) => container.Exited.IsCompletedSuccessfully ? container.Exited.Result : null;

    public void Route(params (string Group, int Weight, IContainer[] Targets)[] groups) =>
        Route(80, Forward(groups));

    /// <summary>As a network load balancer's listener does.</summary>
    public void RouteConnections(params (string Group, int Weight, IContainer[] Targets)[] groups) =>
        Simulated.Route(new("listener/80", LoadBalancer, 80, [new("rule", [], Forward(groups))]) { Traffic = ListenerTraffic.Connections });

    public void Route(int port, RoutedAction action) =>
        Simulated.Route(new($"listener/{port}", LoadBalancer, port, [new("rule", [], action)]));

    private static RoutedAction Forward((string Group, int Weight, IContainer[] Targets)[] groups) =>
        new(Forward: new([.. groups.Select(g => new WeightedGroup(g.Group, g.Weight, [.. g.Targets.Select(t => t.Endpoint)], null))], null));
}
