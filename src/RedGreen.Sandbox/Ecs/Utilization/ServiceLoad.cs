using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.TaskDefinitions;

namespace RedGreen.Sandbox.Ecs.Utilization;

/// <summary>A service's running tasks, and what each of them has to run on.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Tasks">How many run.</param>
/// <param name="CpuUnits">Of a task: 1,024 are a vCPU.</param>
/// <param name="MemoryMiB">Of a task.</param>
/// <param name="TargetGroups">ARNs of the groups through which requests come.</param>
internal sealed record ServiceLoad(string Cluster, string Service, int Tasks, int CpuUnits, int MemoryMiB, IReadOnlyList<string> TargetGroups)
{
    // A task without a size of its own, on an instance, may use all of it: here a small one.
    private const int InstanceCpu = 2048;
    private const int InstanceMemory = 4096;

    public static ServiceLoad Of(Service service)
    {
        // While a service rolls, two sizes may run: they are taken for the newer one.
        var deployment = service.Deployments.FirstOrDefault() ?? service.LastCompleted;
        return new(
            service.Cluster.Name,
            service.Name,
            service.RunningCount,
            deployment?.TaskDefinition.Cpu is { } cpu ? FargateSize.CpuUnits(cpu) ?? InstanceCpu : InstanceCpu,
            deployment?.TaskDefinition.Memory is { } memory ? FargateSize.MemoryMiB(memory) ?? InstanceMemory : InstanceMemory,
            [.. deployment?.LoadBalancers.Select(static loadBalancer => loadBalancer.TargetGroupArn).Distinct() ?? []]);
    }
}
