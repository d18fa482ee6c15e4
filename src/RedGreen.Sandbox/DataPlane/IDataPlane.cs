namespace RedGreen.Sandbox.DataPlane;

/// <summary>
/// Where packets flow: tasks that listen, health probes that reach them, listeners that route. Real over loopback
/// sockets (<c>Http/</c>), or simulated without any (<c>Simulated/</c>) for tests in virtual time. The services above
/// it decide what is so; the data plane only carries it out and measures.
/// </summary>
public interface IDataPlane : IAsyncDisposable
{
    /// <summary>
    /// Starts what a task's container runs. Returns at once; the container listens soon after, or never.
    /// </summary>
    /// <exception cref="ImageNotFoundException">No such image: ECS says <c>CannotPullContainerError</c>.</exception>
    IContainer Start(ContainerLaunch launch);

    /// <summary>Asks a container for its health once. Never throws: what went wrong is in the result.</summary>
    ValueTask<ProbeResult> ProbeAsync(Endpoint target, ProbeRequest probe);

    /// <summary>
    /// From now on the listener routes so. The caller has already let the propagation delay pass; connections and
    /// requests under way are not disturbed.
    /// </summary>
    void Route(ListenerRouting routing);

    /// <summary>The listener is gone: its port closes.</summary>
    void Close(string listenerArn);

    /// <summary>
    /// Where a listener is reached. On AWS every load balancer has addresses of its own; here all share one, so of
    /// several listeners with the same port number only the first has that port.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No such listener is open.</exception>
    Endpoint AddressOf(string listenerArn);

    /// <summary>
    /// Resets the connections that network load balancers hold to a target of a group: AWS's connection termination.
    /// </summary>
    void Disconnect(string targetGroupArn, Endpoint target);
}

/// <summary>A container that was started.</summary>
public interface IContainer
{
    /// <summary>Where it listens. The port is known at once.</summary>
    Endpoint Endpoint { get; }

    /// <summary>
    /// Completes once the process has ended: its exit code (137 where it was killed or ran out of memory) and a
    /// reason such as <c>OutOfMemoryError: Container killed due to memory usage</c>, null for none.
    /// </summary>
    Task<ContainerExit> Exited { get; }

    /// <summary>SIGTERM: stop taking connections, finish requests under way, exit; killed after <paramref name="timeout"/>.</summary>
    void Stop(TimeSpan timeout);

    /// <summary>Dies at once, as in a crash; requests under way fail.</summary>
    void Kill();
}

/// <summary>An address on the sandbox's network.</summary>
/// <param name="Ip">An IP address: a loopback one where packets are real.</param>
/// <param name="Port">1-65535.</param>
public readonly record struct Endpoint(string Ip, int Port);

/// <summary>What a task's container is started with.</summary>
/// <param name="TaskId">The task's id, for logs.</param>
/// <param name="Image">The image reference of the task definition's container, tag or digest included.</param>
/// <param name="Environment">The container's environment; <c>PORT</c> is added.</param>
public sealed record ContainerLaunch(string TaskId, string Image, IReadOnlyDictionary<string, string> Environment);

/// <summary>How a container ended.</summary>
public sealed record ContainerExit(int ExitCode, string? Reason);

/// <summary>One health check.</summary>
/// <param name="Path">The path asked for over HTTP; null: that it takes a connection is enough.</param>
/// <param name="Timeout">In sandbox time.</param>
public sealed record ProbeRequest(string? Path, TimeSpan Timeout);

/// <summary>What a probe saw: a status, or null with what went wrong; where only a connection was asked for, neither.</summary>
public readonly record struct ProbeResult(int? Status, ProbeFailure Failure = ProbeFailure.None);

/// <summary>Why a probe has no status.</summary>
public enum ProbeFailure
{
    /// <summary>It has one, or was not meant to have one.</summary>
    None,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The connection was refused or reset.</summary>
    Connection,
}

/// <summary>No image of this name can be pulled.</summary>
public sealed class ImageNotFoundException(string image) : Exception($"failed to resolve ref {image}: not found")
{
    /// <summary>The reference asked for.</summary>
    public string Image { get; } = image;
}
