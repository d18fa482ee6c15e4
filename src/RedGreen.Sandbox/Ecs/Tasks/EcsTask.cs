using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.Tagging;

namespace RedGreen.Sandbox.Ecs.Tasks;

/// <summary>A task of a service.</summary>
internal sealed class EcsTask
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string AttachmentId { get; init; }

    public required Service Service { get; init; }

    public required Deployment Deployment { get; init; }

    public required IReadOnlyList<TaskContainer> Containers { get; init; }

    public required TagSet Tags { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public TaskStage Stage { get; set; }

    /// <summary>When a stage that only takes time ends.</summary>
    public required DateTimeOffset StageEndsAt { get; set; }

    public List<TargetRegistration> Registrations { get; } = [];

    public DateTimeOffset? PullStartedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? StoppingAt { get; set; }

    public DateTimeOffset? ExecutionStoppedAt { get; set; }

    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>One of <see cref="Tasks.StopCode"/>; null while the task is to run.</summary>
    public string? StopCode { get; set; }

    public string? StoppedReason { get; set; }

    /// <summary>Whether it fails a health check of its load balancer, which made the scheduler stop it.</summary>
    public bool FailedHealthChecks { get; set; }

    /// <summary>Whether its deployment has already counted it as failed.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Whether it is in service: running, and healthy wherever it is registered.</summary>
    public bool IsHealthy { get; set; }

    /// <summary>Whether it ever ran successfully.</summary>
    public bool WasSteady { get; set; }

    /// <summary><c>desiredStatus</c> is RUNNING.</summary>
    public bool IsWanted => StopCode is null;

    /// <summary>A draining task still runs: a deployment is not over before its predecessor's tasks have drained.</summary>
    public bool CountsAsRunning => Stage is TaskStage.Running or TaskStage.Deactivating;

    public bool CountsAsPending => Stage is TaskStage.Provisioning or TaskStage.Pending;

    public IEnumerable<TaskContainer> Essential => Containers.Where(container => container.Definition.Essential);

    public Endpoint? Endpoint => Containers.FirstOrDefault(container => container.Endpoint is not null)?.Endpoint;
}
