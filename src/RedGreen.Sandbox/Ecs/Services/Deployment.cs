using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Scheduling;
using RedGreen.Sandbox.Ecs.TaskDefinitions;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>One of a service's deployments: a task definition on its way to be what runs.</summary>
/// <param name="id"><c>ecs-svc/</c> and digits.</param>
/// <param name="taskDefinition">What its tasks run.</param>
/// <param name="given">The members that it shows: see <see cref="ServiceMembers.OfDeployment"/>.</param>
/// <param name="loadBalancers">Where its tasks are registered.</param>
/// <param name="throttle">Its pauses between failing starts.</param>
/// <param name="createdAt">When it began.</param>
internal sealed class Deployment(
    string id, TaskDefinition taskDefinition, JsonObject given, IReadOnlyList<ServiceLoadBalancer> loadBalancers, LaunchThrottle throttle, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public TaskDefinition TaskDefinition { get; } = taskDefinition;

    public JsonObject Given { get; } = given;

    public IReadOnlyList<ServiceLoadBalancer> LoadBalancers { get; } = loadBalancers;

    public LaunchThrottle Throttle { get; } = throttle;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; private set; } = createdAt;

    public RolloutState State { get; private set; } = RolloutState.InProgress;

    public string Reason { get; private set; } = $"ECS deployment {id} in progress.";

    /// <summary>
    /// Tasks that failed in a row; 0 for good once a task runs successfully: ECS then stops counting (ECS API reference).
    /// </summary>
    public int FailedTasks { get; private set; }

    private bool HasSucceeded { get; set; }

    public void Move(RolloutState state, string reason, DateTimeOffset now)
    {
        State = state;
        Reason = reason;
        UpdatedAt = now;
    }

    public void TaskFailed()
    {
        if (!HasSucceeded)
            FailedTasks++;
    }

    public void TaskSucceeded()
    {
        HasSucceeded = true;
        FailedTasks = 0;
        Throttle.Reset();
    }
}

/// <summary>Where a deployment stands.</summary>
internal enum RolloutState
{
    InProgress,
    Completed,
    Failed,
}
