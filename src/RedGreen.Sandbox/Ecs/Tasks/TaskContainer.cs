using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Ecs.TaskDefinitions;
using RedGreen.Sandbox.Registry;

namespace RedGreen.Sandbox.Ecs.Tasks;

/// <summary>A container of a task.</summary>
internal sealed class TaskContainer(ContainerDefinition definition, string arn, string runtimeId)
{
    private IContainer? _running;

    public ContainerDefinition Definition { get; } = definition;

    public string Arn { get; } = arn;

    public string RuntimeId { get; } = runtimeId;

    /// <summary>Where it listens; null before it started, and for a container that the sandbox does not start.</summary>
    public Endpoint? Endpoint => _running?.Endpoint;

    /// <summary>How it ended; null while it has not.</summary>
    public ContainerExit? Exit => _running?.Exited is { IsCompleted: true } exited ? exited.Result : null;

    /// <summary>Why it could not start; null where it could.</summary>
    public string? StartFailure { get; private set; }

    /// <summary>The digest of the image that it was started from; null before.</summary>
    public string? ImageDigest { get; private set; }

    public Task Start(IDataPlane dataPlane, IImageRegistry registry, string taskId)
    {
        try
        {
            ImageDigest = registry.DigestOf(Definition.Image);
            _running = dataPlane.Start(new ContainerLaunch(taskId, Definition.Image, Definition.Environment));
            return _running.Exited;
        }
        catch (ImageNotFoundException missing)
        {
            StartFailure = $"CannotPullContainerError: pull image manifest has been retried 1 time(s): {missing.Message}";
            throw;
        }
    }

    public void Stop() => _running?.Stop(Definition.StopTimeout);

    public void Kill() => _running?.Kill();

    /// <summary>Nothing of it runs: it ended, or never began.</summary>
    public bool IsGone => _running is null || _running.Exited.IsCompleted;
}
