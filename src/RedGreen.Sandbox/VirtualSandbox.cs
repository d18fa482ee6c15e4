using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Simulated;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Seeding;
using RedGreen.Sandbox.Template;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox;

/// <summary>
/// The same services without a socket, a process or another thread: traffic is simulated, functions are delegates, and
/// time jumps from timer to timer. One run is a function of its settings.
/// </summary>
internal sealed class VirtualSandbox : IAsyncDisposable
{
    private static readonly TimeSpan SeedingLimit = TimeSpan.FromMinutes(30);

    private VirtualSandbox(VirtualSandboxSettings settings)
    {
        Time = new(settings.Start);
        Context = new(Time, settings.Seed);
        SimulatedDataPlane? dataPlane = null;
        Services = new(new(
            Context,
            sink => dataPlane = new(Context, sink, settings.Traffic, settings.Images),
            new InProcessFunctionHost(Context, Functions),
            settings.Seed,
            settings.Logs)
        {
            Registry = settings.Images,
            Filters = settings.Filters,
        });
        DataPlane = dataPlane!;
        DataPlane.Names = Services.Names;
        Transport = new(Services.Wire);
        StateMachines = Planted(settings);
    }

    /// <summary>The clock.</summary>
    public VirtualTime Time { get; }

    /// <summary>What the services share.</summary>
    public SandboxContext Context { get; }

    /// <summary>The services.</summary>
    public SandboxServices Services { get; }

    /// <summary>The simulated traffic, and what became of it.</summary>
    public SimulatedDataPlane DataPlane { get; }

    /// <summary>AWS without a socket, for SDK clients.</summary>
    public InMemoryTransport Transport { get; }

    /// <summary>The Lambda functions by name; they may be added at any time.</summary>
    public Dictionary<string, Func<JsonNode?, CancellationToken, Task<JsonNode?>>> Functions { get; } = [];

    /// <summary>ARNs of the template's state machines, by their logical ids.</summary>
    public IReadOnlyDictionary<string, string> StateMachines { get; }

    /// <summary>Starts one; the shop is steady when this returns.</summary>
    public static VirtualSandbox Start(VirtualSandboxSettings settings) => new(settings);

    /// <summary>Calls a service, as a client would.</summary>
    public JsonObject Call(string service, string operation, JsonObject input) => Services.Wire.Call(service, operation, input, WireEndpoint.Client);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Services.DisposeAsync();

    private Dictionary<string, string> Planted(VirtualSandboxSettings settings)
    {
        var template = settings.Template is { } path ? KnownTemplates.Read(path, settings.TemplateParameters, Context) : null;
        var planting = Seed.PlantAsync(Services.Wire, Time, template, settings.Shop, CancellationToken.None);
        Time.RunUntil(planting, SeedingLimit);
        return planting.Result;
    }
}

/// <summary>How a <see cref="VirtualSandbox"/> is set up.</summary>
internal sealed record VirtualSandboxSettings
{
    /// <summary>The clock when it starts.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Seeds all that is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The SAM template whose state machines and tables it has; null for none.</summary>
    public string? Template { get; init; }

    /// <summary>Values of the template's parameters, before their defaults.</summary>
    public IReadOnlyDictionary<string, string> TemplateParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The service that is there from the start.</summary>
    public ShopSettings Shop { get; init; } = new(8080);

    /// <summary>What can be started, and how it behaves.</summary>
    public ImageCatalog Images { get; init; } = new ImageCatalog();

    /// <summary>What clients ask for.</summary>
    public SimulatedTraffic Traffic { get; init; } = SimulatedTraffic.None;

    /// <summary>In front of every AWS call.</summary>
    public IReadOnlyList<IWireFilter> Filters { get; init; } = [];

    /// <summary>Where the sandbox says what it does.</summary>
    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;
}
