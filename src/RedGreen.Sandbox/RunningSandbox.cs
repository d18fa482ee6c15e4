using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Images.Commands;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Route53.Resolution;
using RedGreen.Sandbox.Seeding;
using RedGreen.Sandbox.Template;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox;

/// <summary>
/// AWS on this machine with real traffic: the services on one loopback port, a load balancer on another, tasks that
/// listen, functions that run as processes. Everything ends when it is disposed.
/// </summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    // What was started, in that order; it is stopped in the opposite one.
    private readonly Stack<IAsyncDisposable> _started = new();

    private RunningSandbox()
    {
    }

    /// <summary>Where it is reached, and what it has.</summary>
    public SandboxEndpoints Endpoints { get; private set; } = null!;

    /// <summary>The sandbox's clock.</summary>
    public TimeProvider Time { get; private set; } = null!;

    /// <summary>The sandbox's DNS: what a load generator asks that aims at a name.</summary>
    public INameResolver Names { get; private set; } = null!;

    /// <summary>Where the functions' processes run.</summary>
    internal ProcessFunctionHost Functions { get; private set; } = null!;

    /// <summary>Starts a sandbox; it is there once the shop serves and the template's resources are made.</summary>
    /// <exception cref="PortInUseException">A port is taken.</exception>
    /// <exception cref="TemplateException">The template cannot be carried out.</exception>
    /// <exception cref="ImagesFileException">The file of images cannot be used.</exception>
    /// <exception cref="FileNotFoundException">The template or a function's executable is not there.</exception>
    public static async Task<RunningSandbox> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var sandbox = new RunningSandbox();
        try
        {
            await sandbox.ComposeAsync(options, cancellationToken);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops everything: the wire, then the services with executions and tasks, then the functions.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var part))
            await part.DisposeAsync();
    }

    private async Task ComposeAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var time = new ScaledTime(options.Speed, TimeProvider.System.GetUtcNow());
        Time = time;
        var port = LoopbackPort.Free(options.Port);
        var address = new Uri($"http://127.0.0.1:{port}");
        var context = new SandboxContext(time, options.Seed) { Endpoint = address };
        var template = SandboxTemplate.Read(options.Template, options.TemplateParameters, context);
        var images = new ImageCatalog(options.Images is { } file ? ImagesFile.Read(file) : null);
        var shop = new ShopSettings(LoopbackPort.Free(options.ListenerPort)) { Tags = options.ServiceTags, Router = options.Router };

        Functions = Started(await ProcessFunctionHost.StartAsync(
            context, new(template.Functions, options.FunctionsDirectory, () => address), options.Logs, cancellationToken));
        var services = Started(new SandboxServices(new(
            context, traffic => new HttpDataPlane(time, traffic, images, options.Logs), Functions, options.Seed, options.Logs)
        {
            Registry = images,
            Filters = options.Filters,
        }));
        Names = services.Names;
        if (options.Notified is { } notified)
            services.Topics.Published += notified;
        Started(await WireServer.StartAsync(services.Wire, port, cancellationToken));

        var machines = await Seed.PlantAsync(services.Wire, time, template, shop, cancellationToken);
        Endpoints = new(address, new($"http://127.0.0.1:{shop.ListenerPort}"), ShopSeed.Cluster, ShopSeed.Service, machines)
        {
            Name = options.Router == SandboxRouter.Route53 ? new($"http://{ShopRecords.Name}:{shop.ListenerPort}") : null,
        };
    }

    private T Started<T>(T part)
        where T : IAsyncDisposable
    {
        _started.Push(part);
        return part;
    }
}
