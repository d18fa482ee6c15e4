using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.LoadBalancing;
using RedGreen.Sandbox.Registry;

namespace RedGreen.Sandbox.Ecs.Tasks;

/// <summary>Takes one task from stage to stage, as time passes and as its containers and targets allow.</summary>
internal sealed class TaskLifecycle(SandboxContext context, IDataPlane dataPlane, IImageRegistry registry, ITargetRegistry targets, EcsTimings timings)
{
    /// <summary>Makes the moves that are due.</summary>
    /// <param name="task">The task.</param>
    /// <param name="woken">Called, from any thread, when something happens that makes another move possible.</param>
    public void Advance(EcsTask task, Action woken)
    {
        var before = task.Stage;
        switch (task.Stage)
        {
            case TaskStage.Provisioning when IsOver(task):
                task.PullStartedAt = context.Now;
                Enter(task, TaskStage.Pending, timings.Pulling);
                break;
            case TaskStage.Pending when IsOver(task):
                Start(task, woken);
                break;
            case TaskStage.Running when task.Essential.Any(container => container.IsGone):
                Stop(task, StopCode.EssentialContainerExited, "Essential container in task exited", woken);
                break;
            case TaskStage.Deactivating when task.Registrations.TrueForAll(registration => registration.IsDrained) || task.Essential.Any(container => container.IsGone):
                End(task);
                break;
            case TaskStage.Stopping when task.Containers.All(container => container.IsGone):
                task.ExecutionStoppedAt = context.Now;
                Enter(task, TaskStage.Deprovisioning, timings.Deprovisioning);
                break;
            case TaskStage.Deprovisioning when IsOver(task):
                task.StoppedAt = context.Now;
                task.Stage = TaskStage.Stopped;
                break;
        }

        if (task.Stage != before)
            Advance(task, woken);
    }

    /// <summary>
    /// Begins to stop a task: its targets drain first, then its containers are told to end. Nothing happens to one
    /// that is being stopped already.
    /// </summary>
    public void Stop(EcsTask task, string code, string reason, Action woken)
    {
        if (!task.IsWanted)
            return;
        task.StopCode = code;
        task.StoppedReason = reason;
        task.StoppingAt = context.Now;
        task.IsHealthy = false;
        if (task.Stage < TaskStage.Running)
        {
            Enter(task, TaskStage.Deprovisioning, timings.Deprovisioning);
            return;
        }

        task.Stage = TaskStage.Deactivating;
        foreach (var registration in task.Registrations)
            targets.Deregister(registration.TargetGroupArn, registration.Target, () =>
            {
                registration.IsDrained = true;
                woken();
            });
    }

    private void Start(EcsTask task, Action woken)
    {
        if (task.Deployment.LoadBalancers.FirstOrDefault(loadBalancer => !targets.Exists(loadBalancer.TargetGroupArn)) is { TargetGroupArn: var gone })
        {
            task.Service.Events.Add($"failed to register targets in (target-group {gone}) with (error TargetGroupNotFound)");
            Stop(task, StopCode.TaskFailedToStart, $"The target group {gone} does not exist", woken);
            return;
        }

        try
        {
            foreach (var container in task.Essential)
                container.Start(dataPlane, registry, task.Id).ContinueWith(_ => woken(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        catch (ImageNotFoundException)
        {
            foreach (var container in task.Essential)
                container.Kill();
            Stop(task, StopCode.TaskFailedToStart, task.Containers.Select(container => container.StartFailure).OfType<string>().First(), woken);
            return;
        }

        task.StartedAt = context.Now;
        task.Stage = TaskStage.Running;
        foreach (var loadBalancer in task.Deployment.LoadBalancers)
            Register(task, loadBalancer);
    }

    private void Register(EcsTask task, ServiceLoadBalancer loadBalancer)
    {
        var container = task.Containers.First(container => container.Definition.Name == loadBalancer.ContainerName);
        if (container.Endpoint is not { } target)
            return; // a container that is not essential: the sandbox does not start it, so nothing listens
        targets.Register(loadBalancer.TargetGroupArn, target);
        task.Registrations.Add(new TargetRegistration(loadBalancer, target));
    }

    private static void End(EcsTask task)
    {
        task.Stage = TaskStage.Stopping;
        foreach (var container in task.Containers)
            container.Stop();
    }

    private void Enter(EcsTask task, TaskStage stage, TimeSpan lasting)
    {
        task.Stage = stage;
        task.StageEndsAt = context.Now + lasting;
    }

    private bool IsOver(EcsTask task) => context.Now >= task.StageEndsAt;
}
