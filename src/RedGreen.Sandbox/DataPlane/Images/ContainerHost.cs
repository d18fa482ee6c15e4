using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.DataPlane.Images.Commands;
using RedGreen.Sandbox.DataPlane.Images.Demo;

namespace RedGreen.Sandbox.DataPlane.Images;

/// <summary>
/// Runs containers on this machine and ends them with the sandbox: when it is disposed, and, so that no program of
/// the user's is left behind, when the process ends without.
/// </summary>
internal sealed class ContainerHost : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Endpoint, (IContainer Container, ContainerName Name)> _running = new();
    private readonly ImageCatalog _images;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _logs;
    private readonly ILogger _log;

    public ContainerHost(ImageCatalog images, TimeProvider time, ILoggerFactory logs)
    {
        _images = images;
        _time = time;
        _logs = logs;
        _log = logs.CreateLogger("containers");
        AppDomain.CurrentDomain.ProcessExit += KillAll;
    }

    /// <summary>Starts a container.</summary>
    /// <exception cref="ImageNotFoundException">There is no such image.</exception>
    public IContainer Start(ContainerLaunch launch)
    {
        var name = new ContainerName(_images.NameOf(launch.Image), launch.TaskId);
        IContainer container = _images.Find(launch) is { } behaviour
            ? new DemoContainer(launch, name.Image, behaviour, _time, _logs)
            : _images.FindCommand(launch.Image) is { } command
                ? CommandContainer.Start(launch, name.Image, command, _time, _log)
                : throw new ImageNotFoundException(launch.Image);
        _running[container.Endpoint] = (container, name);
        container.Exited.ContinueWith(
            _ => _running.TryRemove(new(container.Endpoint, (container, name))),
            TaskScheduler.Default);
        return container;
    }

    /// <summary>Who listens at an address; null: no container of this sandbox that still runs.</summary>
    public ContainerName? NameAt(Endpoint endpoint) => _running.TryGetValue(endpoint, out var entry) ? entry.Name : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAll;
        var containers = _running.Values.Select(entry => entry.Container).ToList();
        KillAll(this, EventArgs.Empty);
        await Task.WhenAll(containers.Select(container => container.Exited));
    }

    private void KillAll(object? sender, EventArgs e)
    {
        foreach (var (container, _) in _running.Values)
            container.Kill();
    }
}

/// <summary>What runs in a container, for headers and logs.</summary>
internal sealed record ContainerName(string Image, string Task);
