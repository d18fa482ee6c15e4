using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Clusters;
using RedGreen.Sandbox.Ecs.Tagging;
using RedGreen.Sandbox.Ecs.Tasks;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>A service: what was asked for, and the tasks that are there.</summary>
internal sealed class Service
{
    public required Cluster Cluster { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string? RoleArn { get; init; }

    public required TagSet Tags { get; init; }

    public required ServiceEvents Events { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The request that made it: a retry with the same client token is the same request.</summary>
    public required JsonObject Request { get; init; }

    /// <summary>The members kept as they were given: see <see cref="ServiceMembers"/>.</summary>
    public required JsonObject Given
    {
        get;
        set
        {
            field = value;
            Rules = DeploymentRules.Read(value.Structure("deploymentConfiguration")!);
            HealthCheckGracePeriod = TimeSpan.FromSeconds(value.Int("healthCheckGracePeriodSeconds") ?? 0);
        }
    }

    public DeploymentRules Rules { get; private set; } = null!;

    public TimeSpan HealthCheckGracePeriod { get; private set; }

    public required int DesiredCount { get; set; }

    public ServiceStatus Status { get; set; } = ServiceStatus.Active;

    /// <summary>Since when it is deleted with no task left; null while it is not.</summary>
    public DateTimeOffset? InactiveSince { get; set; }

    /// <summary>Newest first: the first is PRIMARY, the others ACTIVE; one without tasks disappears.</summary>
    public List<Deployment> Deployments { get; } = [];

    public Deployment Primary => Deployments[0];

    /// <summary>What a rollback goes back to; null until a deployment completed.</summary>
    public Deployment? LastCompleted { get; set; }

    /// <summary>Every task that has not stopped.</summary>
    public List<EcsTask> Tasks { get; } = [];

    /// <summary>Whether it said that it is in a steady state, and nothing happened since.</summary>
    public bool IsSteady { get; set; }

    /// <summary>When the scheduler looks again.</summary>
    public IDisposable? NextLook { get; set; }

    /// <summary>The last look that was asked for; kept, since nobody else keeps its timer.</summary>
    public IDisposable? Woken { get; set; }

    public int RunningCount => Tasks.Count(task => task.CountsAsRunning);

    public int PendingCount => Tasks.Count(task => task.CountsAsPending);

    public string DeploymentController => Given.Structure("deploymentController")?.Text("type") ?? "ECS";
}

/// <summary>A service's life.</summary>
internal enum ServiceStatus
{
    Active,
    Draining,
    Inactive,
}
