using Amazon.ECS;
using Amazon.ECS.Model;
using RedGreen.Decisions;
using RedGreen.Health;

namespace RedGreen.Aws.Ecs;

/// <summary>Reads how Red and Green are doing: one DescribeServices for both, and their stopped tasks only where something is wrong.</summary>
public sealed class ServiceLookReader(IAmazonECS ecs)
{
    // Stops to be blamed on the version. Users, the scheduler, Spot and the platform stop tasks for reasons of their own.
    private static readonly string[] Blamed = [TaskStopCode.EssentialContainerExited.Value, TaskStopCode.TaskFailedToStart.Value];

    /// <summary>Both services' looks, and the control tag on Red.</summary>
    public async Task<(ServiceLook Red, ServiceLook Green, string? Control)> ReadAsync(Deployments.Deployment deployment, CancellationToken cancellationToken)
    {
        var (cluster, redName, greenName) = (deployment.Request.Cluster, deployment.Request.Service, deployment.Green.Service);
        var answer = await ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = [redName, greenName], Include = [ServiceField.TAGS] }, cancellationToken).ConfigureAwait(false);
        var red = answer.Services?.Find(service => service.ServiceName == redName);
        var green = answer.Services?.Find(service => service.ServiceName == greenName);
        return (
            await LookAsync(cluster, red, deployment.Red.EcsDeployment, cancellationToken).ConfigureAwait(false),
            await LookAsync(cluster, green, deployment.Green.EcsDeployment, cancellationToken).ConfigureAwait(false),
            red?.Tags?.Find(tag => tag.Key == ControlCommand.Tag)?.Value);
    }

    // Without a pinned deployment (Red before the way home) whichever is PRIMARY counts.
    private async Task<ServiceLook> LookAsync(string cluster, Service? service, string? pinned, CancellationToken cancellationToken)
    {
        if (service is null)
            return new ServiceLook { Active = false, IsMissing = true };
        var deployments = service.Deployments ?? [];
        var primary = deployments.Find(deployment => deployment.Status == "PRIMARY");
        var own = pinned is null ? primary : deployments.Find(deployment => deployment.Id == pinned);
        var look = new ServiceLook
        {
            Active = service.Status == "ACTIVE",
            IsMissing = service.Status == "ACTIVE" && own is null,
            DesiredCount = service.DesiredCount ?? 0,
            Running = own?.RunningCount ?? 0,
            PinnedIsPrimary = own is not null && own.Id == primary?.Id,
            PinnedFailed = own is null || own.RolloutState == DeploymentRolloutState.FAILED,
            RolloutReason = own?.RolloutStateReason,
            OtherTasks = deployments.Where(deployment => deployment != own).Sum(deployment => (deployment.RunningCount ?? 0) + (deployment.PendingCount ?? 0)),
            Events = [.. (service.Events ?? []).Take(2).Select(e => e.Message)],
        };
        return look.IsSteady && own?.FailedTasks is null or 0
            ? look
            : look with { Stopped = await StoppedAsync(cluster, service.ServiceName, own?.Id, cancellationToken).ConfigureAwait(false) };
    }

    private async Task<IReadOnlyList<StoppedTask>> StoppedAsync(string cluster, string service, string? ecsDeployment, CancellationToken cancellationToken)
    {
        var stopped = await ecs.ListTasksAsync(new ListTasksRequest { Cluster = cluster, ServiceName = service, DesiredStatus = DesiredStatus.STOPPED, MaxResults = 100 }, cancellationToken).ConfigureAwait(false);
        if (stopped.TaskArns is not { Count: > 0 } arns)
            return [];
        var described = await ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = cluster, Tasks = arns }, cancellationToken).ConfigureAwait(false);
        return
        [
            .. (described.Tasks ?? [])
                .Where(task => (ecsDeployment is null || task.StartedBy == ecsDeployment) && Blamed.Contains(task.StopCode?.Value))
                .Select(task => new StoppedTask(task.StopCode.Value, Words(task))),
        ];
    }

    private static string Words(Amazon.ECS.Model.Task task)
    {
        var containers = (task.Containers ?? [])
            .Where(container => container.ExitCode is not (null or 0) || !string.IsNullOrEmpty(container.Reason))
            .Select(container => $"{container.Name} exited with {container.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no code"}{(string.IsNullOrEmpty(container.Reason) ? "" : $" ({container.Reason})")}");
        return string.Join(", ", [task.StoppedReason ?? "no reason given", .. containers]);
    }
}
