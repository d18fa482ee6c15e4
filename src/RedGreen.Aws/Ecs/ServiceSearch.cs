using Amazon.ECS;
using Amazon.ECS.Model;
using RedGreen.Pushes;
using Task = System.Threading.Tasks.Task;

namespace RedGreen.Aws.Ecs;

/// <summary>
/// Finds the services that run an image, all over the account. It reads tasks instead of task definitions: a call tells
/// the images of 100 tasks, but of only one task definition.
/// </summary>
public sealed class ServiceSearch(IAmazonECS ecs, TimeProvider time)
{
    private const int Page = 100;
    private const int ServicesPerCall = 10;
    private const string ServiceGroup = "service:";

    // An account has 100 at once and 20 a second, one bucket for ListTasks and DescribeTasks and one for DescribeServices.
    private readonly CallBudget _taskCalls = new(time, burst: 50, perSecond: 16);
    private readonly CallBudget _serviceCalls = new(time, burst: 50, perSecond: 16);

    /// <summary>The services whose running tasks have a container of a wanted image, with all their tasks.</summary>
    /// <param name="isWanted">Whether an image, as a task definition spells it, is wanted.</param>
    /// <param name="after">Where the last round ended: services up to there are passed over; empty for none.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<IReadOnlyList<RunningService>> FindAsync(Func<string, bool> isWanted, string after, CancellationToken cancellationToken)
    {
        var clusters = (await ClustersAsync(cancellationToken).ConfigureAwait(false)).Where(cluster => string.CompareOrdinal(cluster, after.Split(' ')[0]) >= 0);
        var found = await Together(clusters.Select(cluster => InClusterAsync(cluster, isWanted, after, cancellationToken))).ConfigureAwait(false);
        return [.. found.SelectMany(services => services)];
    }

    private async Task<List<string>> ClustersAsync(CancellationToken cancellationToken)
    {
        var clusters = new List<string>();
        string? token = null;
        do
        {
            var request = new ListClustersRequest { MaxResults = Page, NextToken = token };
            var answer = await _taskCalls.SpendAsync(() => ecs.ListClustersAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
            clusters.AddRange(answer.ClusterArns ?? []);
            token = answer.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return clusters;
    }

    private async Task<IReadOnlyList<RunningService>> InClusterAsync(string cluster, Func<string, bool> isWanted, string after, CancellationToken cancellationToken)
    {
        try
        {
            var tasks = await TasksAsync(cluster, isWanted, cancellationToken).ConfigureAwait(false);
            var byService = tasks
                .GroupBy(task => task.Service, task => task.Task)
                .Where(service => PushedServices.IsLater(cluster, service.Key, after) && service.Any(task => task.Containers is not []))
                .ToDictionary(service => service.Key, IReadOnlyList<RunningTask> (service) => [.. service]);
            var described = await Together(byService.Keys.Chunk(ServicesPerCall).Select(names => DescribeAsync(cluster, names, cancellationToken))).ConfigureAwait(false);
            return [.. described.SelectMany(services => services).Select(service => Read(cluster, service, byService[service.ServiceName]))];
        }
        catch (ClusterNotFoundException)
        {
            // Deleted since it was listed, and a cluster with services cannot be deleted.
            return [];
        }
    }

    private async Task<IEnumerable<(string Service, RunningTask Task)>> TasksAsync(string cluster, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var described = new List<Task<IEnumerable<(string, RunningTask)>>>();
        try
        {
            string? token = null;
            do
            {
                // Without a filter these are the tasks that are meant to run: also those that are being started.
                var request = new ListTasksRequest { Cluster = cluster, MaxResults = Page, NextToken = token };
                var answer = await _taskCalls.SpendAsync(() => ecs.ListTasksAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
                if (answer.TaskArns is { Count: > 0 } arns)
                    described.Add(TasksAsync(cluster, arns, isWanted, cancellationToken));
                token = answer.NextToken;
            }
            while (!string.IsNullOrEmpty(token));
        }
        finally
        {
            // No call outlives the search.
            await ((Task)Together(described)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return (await Together(described).ConfigureAwait(false)).SelectMany(tasks => tasks);
    }

    // A task that has gone since it was listed is no longer the service's.
    private async Task<IEnumerable<(string Service, RunningTask Task)>> TasksAsync(string cluster, List<string> arns, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var request = new DescribeTasksRequest { Cluster = cluster, Tasks = arns };
        var answer = await _taskCalls.SpendAsync(() => ecs.DescribeTasksAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        return (answer.Tasks ?? [])
            .Where(task => task.Group?.StartsWith(ServiceGroup, StringComparison.Ordinal) == true)
            .Select(task => (task.Group[ServiceGroup.Length..], Read(task, isWanted)))
            .ToList();
    }

    // A service that has gone since stands in the answer's failures, and is nobody's business any more.
    private async Task<IReadOnlyList<Service>> DescribeAsync(string cluster, string[] names, CancellationToken cancellationToken)
    {
        var request = new DescribeServicesRequest { Cluster = cluster, Services = [.. names], Include = [ServiceField.TAGS] };
        var answer = await _serviceCalls.SpendAsync(() => ecs.DescribeServicesAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        return answer.Services ?? [];
    }

    private static RunningService Read(string cluster, Service service, IReadOnlyList<RunningTask> tasks) => new()
    {
        Cluster = cluster,
        Name = service.ServiceName,
        Status = service.Status,
        TaskDefinition = service.TaskDefinition ?? "",
        Tags = (service.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? ""),
        Tasks = tasks,
    };

    private static RunningTask Read(Amazon.ECS.Model.Task task, Func<string, bool> isWanted)
    {
        var containers = task.Containers ?? [];
        return new RunningTask(
            task.TaskDefinitionArn,
            containers.Exists(container => container.Image is { } image && isWanted(image))
                ? [.. containers.Select(container => new RunningContainer(container.Name, container.Image ?? "", container.ImageDigest))]
                : []);
    }

    private static Task<T[]> Together<T>(IEnumerable<Task<T>> tasks) => Task.WhenAll(tasks);
}
