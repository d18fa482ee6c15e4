using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.DataPlane.Http;

namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>A container that is a user's own process on this machine.</summary>
internal sealed class CommandContainer : IContainer
{
    // A real process ends in the wall's time, however fast the sandbox's clock is.
    private static readonly TimeSpan ShortestGrace = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<ContainerExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private bool _ended;

    private CommandContainer(Process process, Endpoint endpoint, TimeProvider time)
    {
        _process = process;
        Endpoint = endpoint;
        _time = time;
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <inheritdoc/>
    public Task<ContainerExit> Exited => _exited.Task;

    /// <summary>
    /// Starts the process. One that cannot be started is a container that has exited, with the reason that ECS gives.
    /// </summary>
    public static CommandContainer Start(ContainerLaunch launch, string imageName, CommandImage image, TimeProvider time, ILogger log)
    {
        var endpoint = new Endpoint("127.0.0.1", LoopbackPorts.Next());
        var container = new CommandContainer(new Process(), endpoint, time);
        try
        {
            container.Run(ProcessDescription.Of(launch, imageName, image, endpoint.Port), launch.TaskId, log);
        }
        catch (Exception unstartable) when (unstartable is Win32Exception or UnknownVariable)
        {
            container._ended = true;
            container._exited.SetResult(new ContainerExit(127, $"CannotStartContainerError: {unstartable.Message}"));
        }

        return container;
    }

    /// <inheritdoc/>
    public void Stop(TimeSpan timeout)
    {
        if (!Signal(Terminate))
            return;
        var grace = TimeProvider.System.CreateTimer(
            _ => Kill(), null, WallTime.Of(_time, timeout, ShortestGrace), Timeout.InfiniteTimeSpan);
        _exited.Task.ContinueWith(_ => grace.Dispose(), TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public void Kill() => Signal(process => process.Kill(entireProcessTree: true));

    private void Run(ProcessStartInfo description, string task, ILogger log)
    {
        _process.StartInfo = description;
        _process.EnableRaisingEvents = true;
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        // Not WaitForExitAsync: that waits for the end of the output, which a grandchild may hold open for ever.
        _process.Exited += (_, _) => End();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void Log(string? line)
        {
            if (line is not null)
                log.LogInformation("task {Task} | {Line}", task, line);
        }
    }

    private void End()
    {
        int exitCode;
        lock (_gate)
        {
            _ended = true;
            exitCode = _process.ExitCode;
        }

        _exited.TrySetResult(new ContainerExit(exitCode, null));
    }

    // The id of a process that has ended may belong to another one already: signals go out only before.
    private bool Signal(Action<Process> signal)
    {
        lock (_gate)
        {
            if (_ended || _process.HasExited)
                return false;
            signal(_process);
            return true;
        }
    }

    private static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else
            UnixSignal.Terminate(process.Id);
    }
}
