using RedGreen.Sandbox;
using RedGreen.Sandbox.Ecs.Tasks;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Tasks that ended although nobody of ours had their service scaled in or deleted.</summary>
internal static class TaskEnds
{
    // Longer than it takes to notice, and to put another task in the place of one that ended.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    /// <summary>Those from some minutes before a time on: crashed, killed, stopped by hand, or failing their health checks.</summary>
    public static IEnumerable<EcsTask> Of(VirtualSandbox sandbox, DateTimeOffset since) => sandbox.Services.Containers.Clusters.All.SelectMany(cluster => cluster.Tasks)
        .Where(task => task.StoppingAt + Recent >= since && (task.StopCode != StopCode.ServiceSchedulerInitiated || task.FailedHealthChecks));
}
