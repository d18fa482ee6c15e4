using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.Tests.Ecs;

/// <summary>
/// Containers as the image's tag says: <c>crash-7</c> exits with 7 after a second, <c>missing</c> cannot be pulled,
/// <c>stubborn</c> ignores SIGTERM, <c>sick</c> never gets healthy, all others serve until they are stopped.
/// </summary>
internal sealed class FakeDataPlane(SandboxContext context) : IDataPlane
{
    public List<FakeContainer> Containers { get; } = [];

    public IContainer Start(ContainerLaunch launch)
    {
        var tag = launch.Image[(launch.Image.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (tag == "missing")
            throw new ImageNotFoundException(launch.Image);
        var container = new FakeContainer(context, launch, tag, new Endpoint("127.0.0.1", 40000 + Containers.Count));
        Containers.Add(container);
        if (tag.StartsWith("crash-", StringComparison.Ordinal))
            context.After(TimeSpan.FromSeconds(1), () => container.End(int.Parse(tag["crash-".Length..])));
        return container;
    }

    public FakeContainer At(Endpoint endpoint) => Containers.Single(container => container.Endpoint == endpoint);

    public ValueTask<ProbeResult> ProbeAsync(Endpoint target, ProbeRequest probe) => throw new NotSupportedException();

    public void Route(ListenerRouting routing) => throw new NotSupportedException();

    public void Close(string listenerArn) => throw new NotSupportedException();

    public Endpoint AddressOf(string listenerArn) => throw new NotSupportedException();

    public void Disconnect(string targetGroupArn, Endpoint target) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal sealed class FakeContainer(SandboxContext context, ContainerLaunch launch, string tag, Endpoint endpoint) : IContainer
{
    private readonly TaskCompletionSource<ContainerExit> _exited = new();

    public ContainerLaunch Launch { get; } = launch;

    public string Tag { get; set; } = tag;

    public Endpoint Endpoint { get; } = endpoint;

    public Task<ContainerExit> Exited => _exited.Task;

    /// <summary>When SIGTERM came.</summary>
    public DateTimeOffset? TerminatedAt { get; private set; }

    public void Stop(TimeSpan timeout)
    {
        TerminatedAt ??= context.Now;
        var stubborn = Tag == "stubborn";
        context.After(stubborn ? timeout : TimeSpan.FromSeconds(1), () => End(stubborn ? 137 : 0));
    }

    public void Kill() => End(137);

    public void End(int exitCode) => _exited.TrySetResult(new ContainerExit(exitCode, exitCode == 137 ? "Killed" : null));
}
