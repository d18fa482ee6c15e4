using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Ecs.Clusters;
using RedGreen.Sandbox.Ecs.Scheduling;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.Tagging;
using RedGreen.Sandbox.Ecs.TaskDefinitions;
using RedGreen.Sandbox.Ecs.Tasks;
using RedGreen.Sandbox.Ecs.Utilization;
using RedGreen.Sandbox.LoadBalancing;
using RedGreen.Sandbox.Registry;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs;

/// <summary>
/// Amazon ECS as the sandbox plays it: services whose tasks really start, are health-checked, roll and drain.
/// Container health checks, secrets and deployments other than rolling ones are kept as they are given,
/// and not played.
/// </summary>
internal sealed class EcsService : AwsService, IDisposable
{
    private readonly ServiceScheduler _scheduler;
    private readonly ClusterDirectory _clusters;

    /// <param name="context">The sandbox.</param>
    /// <param name="dataPlane">Where containers run.</param>
    /// <param name="registry">Where their images come from.</param>
    /// <param name="targets">Where they are registered.</param>
    /// <param name="timings">How long things take.</param>
    public EcsService(SandboxContext context, IDataPlane dataPlane, IImageRegistry registry, ITargetRegistry targets, EcsTimings timings)
        : base(new AwsServiceId("ecs", "AmazonEC2ContainerServiceV20141113"))
    {
        var families = TaskDefinitions = new TaskDefinitionFamilies(context);
        var clusters = _clusters = new ClusterDirectory(context, timings);
        var requirements = new ServiceRequirements(targets, families);
        _scheduler = new ServiceScheduler(
            context, new TaskLifecycle(context, dataPlane, registry, targets, timings), new TaskLaunch(context, timings), new TaskHealth(context, targets, timings), timings);

        var cluster = new ClusterOperations(context, clusters);
        var definition = new TaskDefinitionOperations(context, families);
        var service = new ServiceOperations(context, clusters, _scheduler);
        var task = new TaskOperations(context, clusters, _scheduler);
        var tag = new TagOperations(context, clusters, families);
        Operations = new Dictionary<string, AwsOperation>(StringComparer.Ordinal)
        {
            ["CreateCluster"] = cluster.Create,
            ["ListClusters"] = cluster.List,
            ["DescribeClusters"] = cluster.Describe,
            ["RegisterTaskDefinition"] = definition.Register,
            ["DeregisterTaskDefinition"] = definition.Deregister,
            ["DescribeTaskDefinition"] = definition.Describe,
            ["ListTaskDefinitions"] = definition.List,
            ["CreateService"] = new ServiceCreation(context, clusters, requirements, _scheduler).Create,
            ["UpdateService"] = new ServiceUpdate(clusters, requirements, _scheduler).Update,
            ["DeleteService"] = service.Delete,
            ["DescribeServices"] = service.Describe,
            ["ListServices"] = service.List,
            ["ListTasks"] = task.List,
            ["DescribeTasks"] = task.Describe,
            ["StopTask"] = task.Stop,
            ["TagResource"] = tag.Tag,
            ["UntagResource"] = tag.Untag,
            ["ListTagsForResource"] = tag.List,
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <summary>The clusters, to look at from within the process; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public ClusterDirectory Clusters => _clusters;

    /// <summary>The task definitions, to look at from within the process; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public TaskDefinitionFamilies TaskDefinitions { get; }

    /// <summary>Every service with running tasks, and what its tasks have to run on; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public IEnumerable<ServiceLoad> Loads() => _clusters.All.SelectMany(static cluster => cluster.Services.Values).Where(static service => service.RunningCount > 0).Select(ServiceLoad.Of);

    /// <summary>Ends the scheduler and every task.</summary>
    public void Dispose() => _scheduler.Dispose();
}
