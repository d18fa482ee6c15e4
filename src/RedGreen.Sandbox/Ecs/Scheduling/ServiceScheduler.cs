using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.TaskDefinitions;
using RedGreen.Sandbox.Ecs.Tasks;

namespace RedGreen.Sandbox.Ecs.Scheduling;

/// <summary>
/// Brings every service to what was asked for, one look at a time: often while it is on its way, seldom once it is in
/// a steady state, and at once when a container exits, a target has drained or a request changed something.
/// </summary>
internal sealed class ServiceScheduler(SandboxContext context, TaskLifecycle lifecycle, TaskLaunch launch, TaskHealth health, EcsTimings timings) : IDisposable
{
    private readonly HashSet<Service> _services = [];
    private bool _ended;

    /// <summary>Starts a deployment: from now on it is the PRIMARY one.</summary>
    public void Deploy(Service service, TaskDefinition definition)
    {
        service.Deployments.Insert(0, launch.Deployment(service, definition));
        Changed(service);
    }

    /// <summary>Something was asked of the service.</summary>
    public void Changed(Service service)
    {
        service.IsSteady = false;
        _services.Add(service);
        Wake(service);
    }

    /// <summary>Stops one task.</summary>
    public void Stop(EcsTask task, string code, string reason)
    {
        lifecycle.Stop(task, code, reason, () => Wake(task.Service));
        Changed(task.Service);
    }

    /// <summary>Looks at nothing any more and kills what runs.</summary>
    public void Dispose()
    {
        lock (context.Gate)
        {
            _ended = true;
            foreach (var service in _services)
            {
                service.NextLook?.Dispose();
                foreach (var container in service.Tasks.SelectMany(task => task.Containers))
                    container.Kill();
            }
        }
    }

    // Called from any thread, so it takes no lock: another look at the service, and no more, is always harmless.
    private void Wake(Service service)
    {
        if (!Volatile.Read(ref _ended))
            service.Woken = context.After(TimeSpan.Zero, () => Look(service));
    }

    private void Look(Service service)
    {
        if (_ended)
            return;
        AdvanceTasks(service);
        StopUnhealthy(service);
        CountFailures(service);
        if (service.Status == ServiceStatus.Active)
            BreakCircuit(service);
        if (service.Deployments.Count > 0)
            Roll(service);
        LetGo(service);
        Settle(service);
        LookAgain(service);
    }

    private void AdvanceTasks(Service service)
    {
        List<EcsTask> registered = [];
        foreach (var task in service.Tasks)
        {
            var hadStarted = task.StartedAt is not null;
            lifecycle.Advance(task, () => Wake(service));
            if (!hadStarted && task.Registrations.Count > 0)
                registered.Add(task);
        }

        foreach (var group in registered.SelectMany(task => task.Registrations).GroupBy(registration => registration.TargetGroupArn))
            service.Events.Add($"registered {group.Count()} targets in (target-group {group.Key})");
    }

    private void StopUnhealthy(Service service)
    {
        foreach (var (task, registration) in health.Judge(service))
        {
            service.Events.Add($"(port {registration.LoadBalancer.ContainerPort}) is unhealthy in (target-group {registration.TargetGroupArn}) due to (reason Health checks failed).");
            task.FailedHealthChecks = true;
            StopTasks(service, [task], $"Task failed ELB health checks in (target-group {registration.TargetGroupArn})");
        }
    }

    private void CountFailures(Service service)
    {
        foreach (var task in service.Tasks.Where(task => !task.IsWanted && !task.IsCounted))
        {
            task.IsCounted = true;
            if (task.WasSteady || !(task.FailedHealthChecks || task.StopCode is StopCode.TaskFailedToStart or StopCode.EssentialContainerExited))
                continue;
            task.Deployment.TaskFailed();

            // Failing health checks takes long enough by itself: ECS does not throttle it.
            if (!task.FailedHealthChecks && task.Deployment.Throttle.Failed(task.CreatedAt, context.Now))
                service.Events.Add("is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.");
        }
    }

    private void BreakCircuit(Service service)
    {
        var failed = service.Primary;
        if (!service.Rules.CircuitBreaker || failed.State != RolloutState.InProgress || failed.FailedTasks < DeploymentRules.CircuitBreakerThreshold(service.DesiredCount))
            return;
        failed.Move(RolloutState.Failed, "ECS deployment circuit breaker: tasks failed to start.", context.Now);
        service.Events.Add($"(deployment {failed.Id}) deployment failed: tasks failed to start.");
        if (!service.Rules.Rollback || service.LastCompleted is not { } previous || previous == failed)
            return;
        service.Events.Add($"rolling back to deployment {previous.Id}.");
        previous.Move(RolloutState.InProgress, $"ECS deployment circuit breaker: rolling back to deploymentId {previous.Id}.", context.Now);
        service.Deployments.Remove(previous);
        service.Deployments.Insert(0, previous);
    }

    private void Roll(Service service)
    {
        var step = RollingUpdate.Next(service.Rules, service.DesiredCount, service.Primary, [.. service.Tasks.Where(task => task.IsWanted)]);
        StopTasks(service, step.Stop, $"Scaling activity initiated by (deployment {service.Primary.Id})");
        if (step.Start == 0 || !service.Primary.Throttle.IsOpen(context.Now))
            return;
        var started = Enumerable.Range(0, step.Start).Select(_ => launch.Task(service, service.Primary)).ToList();
        service.Events.Add($"has started {started.Count} tasks: {string.Join(" ", started.Select(task => $"(task {task.Id})"))}.");
    }

    private void StopTasks(Service service, IReadOnlyList<EcsTask> tasks, string reason)
    {
        if (tasks.Count == 0)
            return;
        foreach (var task in tasks)
            lifecycle.Stop(task, StopCode.ServiceSchedulerInitiated, reason, () => Wake(service));
        service.Events.Add($"has stopped {tasks.Count} running tasks: {string.Join(" ", tasks.Select(task => $"(task {task.Id})"))}.");
        foreach (var group in tasks.SelectMany(task => task.Registrations).GroupBy(registration => registration.TargetGroupArn))
            service.Events.Add($"deregistered {group.Count()} targets in (target-group {group.Key})");
        if (tasks.Count(task => task.Registrations.Count > 0) is > 0 and var draining)
            service.Events.Add($"has begun draining connections on {draining} tasks.");
    }

    // Of what has ended: tasks, deployments without tasks, and a deleted service.
    private void LetGo(Service service)
    {
        foreach (var task in service.Tasks.Where(task => task.Stage == TaskStage.Stopped))
            service.Cluster.Stopped(task);
        service.Tasks.RemoveAll(task => task.Stage == TaskStage.Stopped);
        if (service.Deployments.Count > 1)
            service.Deployments.RemoveAll(deployment => deployment != service.Primary && !service.Tasks.Exists(task => task.Deployment == deployment && (task.CountsAsPending || task.CountsAsRunning)));
        if (service.Status == ServiceStatus.Draining && service.RunningCount + service.PendingCount == 0)
        {
            service.Status = ServiceStatus.Inactive;
            service.InactiveSince = context.Now;
            service.LastCompleted = service.Primary;
            service.Deployments.Clear();
        }
    }

    private void Settle(Service service)
    {
        var isSteady = service.Status == ServiceStatus.Active
            && service.Deployments.Count == 1
            && service.Primary.State != RolloutState.Failed
            && service.Tasks.Count(task => task.WasSteady && task.IsHealthy) == service.DesiredCount
            && service.RunningCount + service.PendingCount == service.DesiredCount;
        if (isSteady && service.Primary.State == RolloutState.InProgress)
        {
            service.Primary.Move(RolloutState.Completed, $"ECS deployment {service.Primary.Id} completed.", context.Now);
            service.LastCompleted = service.Primary;
            service.Events.Add($"(deployment {service.Primary.Id}) deployment completed.");
        }

        if (isSteady && !service.IsSteady)
            service.Events.Add("has reached a steady state.");
        service.IsSteady = isSteady;
    }

    private void LookAgain(Service service)
    {
        service.NextLook?.Dispose();
        service.NextLook = service.Tasks.Count == 0 && (service.IsSteady || service.Status == ServiceStatus.Inactive)
            ? null
            : context.After(service.IsSteady ? timings.SteadyTick : timings.Tick, () => Look(service));
        if (service.NextLook is null && service.Status == ServiceStatus.Inactive)
            _services.Remove(service);
    }
}
