using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.DataPlane.Http;

namespace RedGreen.Sandbox.DataPlane.Images.Demo;

/// <summary>A container of a built-in image: a small web server inside the sandbox's process, with its own port.</summary>
internal sealed class DemoContainer : IContainer
{
    private static readonly ContainerExit Killed = new(137, null);

    private readonly TaskCompletionSource<(ContainerExit Exit, TimeSpan Grace)> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ImageBehaviour _behaviour;
    private readonly TimeProvider _time;

    public DemoContainer(ContainerLaunch launch, string image, ImageBehaviour behaviour, TimeProvider time, ILoggerFactory logs)
    {
        _behaviour = behaviour;
        _time = time;
        var application = new DemoApplication(image, launch.TaskId, behaviour, time);
        var server = new LoopbackServer(0, application.AnswerAsync, logs);
        Endpoint = new Endpoint("127.0.0.1", server.Port);
        Exited = Task.Run(() => LiveAsync(server));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <inheritdoc/>
    public Task<ContainerExit> Exited { get; }

    /// <inheritdoc/>
    public void Stop(TimeSpan timeout) => _end.TrySetResult((new ContainerExit(0, null), timeout));

    /// <inheritdoc/>
    public void Kill()
    {
        _end.TrySetResult((Killed, TimeSpan.Zero));
        _killed.TrySetResult();
    }

    private async Task<ContainerExit> LiveAsync(LoopbackServer server)
    {
        await using var disposed = server;
        using var ownEnd = EndByItself();
        using var ended = new CancellationTokenSource();
        var listening = ListenAsync(server, ended.Token);
        var (exit, grace) = await _end.Task;
        await ended.CancelAsync();
        await listening;
        if (grace <= TimeSpan.Zero)
            return exit;

        using var abort = new CancellationTokenSource();
        var stopping = server.StopAsync(abort.Token);
        var graceful = await Task.WhenAny(stopping, _killed.Task, Task.Delay(grace, _time, abort.Token)) == stopping;
        await abort.CancelAsync();
        await stopping;
        return graceful ? exit : Killed;
    }

    private async Task ListenAsync(LoopbackServer server, CancellationToken ended)
    {
        try
        {
            await Task.Delay(_behaviour.StartDelay, _time, ended);
            await server.StartAsync(ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // It ended before it got to listen.
        }
    }

    private ITimer? EndByItself() => _behaviour.End is { } end
        ? _time.CreateTimer(_ => _end.TrySetResult((new ContainerExit(end.ExitCode, end.Reason), TimeSpan.Zero)), null, end.After, Timeout.InfiniteTimeSpan)
        : null;
}
