using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.Tasks;
using RedGreen.Sandbox.LoadBalancing;

namespace RedGreen.Sandbox.Ecs.Scheduling;

/// <summary>Which tasks are in service, and which the scheduler must replace.</summary>
internal sealed class TaskHealth(SandboxContext context, ITargetRegistry targets, EcsTimings timings)
{
    /// <summary>Judges every running task anew.</summary>
    /// <returns>Tasks that fail a health check after the service's grace period, with one check they fail.</returns>
    public IReadOnlyList<(EcsTask Task, TargetRegistration Registration)> Judge(Service service)
    {
        List<(EcsTask, TargetRegistration)> failing = [];
        foreach (var task in service.Tasks)
            if (task is { Stage: TaskStage.Running, IsWanted: true } && FailedCheck(task) is { } registration && context.Now >= task.StartedAt + service.HealthCheckGracePeriod)
                failing.Add((task, registration));
        return failing;
    }

    // Also notes what it sees: whether the task is healthy, and that it was.
    private TargetRegistration? FailedCheck(EcsTask task)
    {
        TargetRegistration? failed = null;
        task.IsHealthy = true;
        foreach (var registration in task.Registrations)
        {
            var state = targets.StateOf(registration.TargetGroupArn, registration.Target);
            if (state == "unhealthy")
                failed ??= registration;

            // Nobody checks a target of a group that no listener uses.
            task.IsHealthy &= state is "healthy" or "unused";
        }

        if (!task.WasSteady && task.IsHealthy && (task.Registrations.Count > 0 || context.Now >= task.StartedAt + timings.SteadyAfter))
        {
            task.WasSteady = true;
            task.Deployment.TaskSucceeded();
        }

        return failed;
    }
}
