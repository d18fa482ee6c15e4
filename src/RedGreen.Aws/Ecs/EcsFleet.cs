using Amazon.ECS;
using Amazon.ECS.Model;
using RedGreen.Failures;
using RedGreen.Fleet;
using Task = System.Threading.Tasks.Task;

namespace RedGreen.Aws.Ecs;

/// <summary>ECS as the rules see it. Every write first looks whether it was done before.</summary>
public sealed class EcsFleet(IAmazonECS ecs) : IFleet
{
    // A deployment's own revision is the newest of its family, or close to it when others register too.
    private const int NewestRevisions = 10;

    /// <inheritdoc/>
    public async Task<FoundService> FindAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        var clusters = await ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [cluster] }, cancellationToken).ConfigureAwait(false);
        if (clusters.Clusters?.Find(found => found.Status != "INACTIVE") is not { } known)
            return new FoundService(null, null);
        var found = await DescribeAsync(known.ClusterArn, service, cancellationToken).ConfigureAwait(false);
        return new FoundService(known.ClusterArn, found is { Status: "INACTIVE" } ? null : found);
    }

    /// <inheritdoc/>
    public async Task<ServiceFacts?> DescribeAsync(string cluster, string service, CancellationToken cancellationToken) =>
        await ReadAsync(cluster, service, cancellationToken).ConfigureAwait(false) is { } found ? ServiceFactsReader.Read(found) : null;

    /// <inheritdoc/>
    public async Task<TaskDefinitionFacts?> DescribeTaskDefinitionAsync(string taskDefinition, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = taskDefinition }, cancellationToken).ConfigureAwait(false);
            var found = answer.TaskDefinition;
            return new TaskDefinitionFacts(found.TaskDefinitionArn, found.Family, found.Status == TaskDefinitionStatus.ACTIVE, found.ContainerDefinitions.ToDictionary(container => container.Name, container => container.Image));
        }
        catch (ClientException)
        {
            // "Unable to describe task definition.": ECS has no error of its own for one that is not there.
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindRegisteredAsync(string taskDefinition, string deploymentId, CancellationToken cancellationToken)
    {
        var family = Family(taskDefinition);
        var newest = await ecs.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest { FamilyPrefix = family, Sort = SortOrder.DESC, MaxResults = NewestRevisions }, cancellationToken).ConfigureAwait(false);
        var own = new List<string>();
        // Those before the one that the deployment began with cannot be its own.
        foreach (var arn in (newest.TaskDefinitionArns ?? []).Where(arn => Family(arn) == family).TakeWhile(arn => arn != taskDefinition))
        {
            if (EcsTags.IsOf(await TagsAsync(arn, cancellationToken).ConfigureAwait(false), deploymentId))
                own.Add(arn);
        }

        return own;
    }

    /// <inheritdoc/>
    public async Task<string> RegisterAsync(string taskDefinition, string container, string image, string deploymentId, CancellationToken cancellationToken)
    {
        if (await FindRegisteredAsync(taskDefinition, deploymentId, cancellationToken).ConfigureAwait(false) is [var registered, ..])
            return registered;
        var original = await ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = taskDefinition, Include = [TaskDefinitionField.TAGS] }, cancellationToken).ConfigureAwait(false);
        var clone = TaskDefinitionClone.Of(original.TaskDefinition, container, image, EcsTags.Clone(original.Tags, deploymentId));
        var answer = await ecs.RegisterTaskDefinitionAsync(clone, cancellationToken).ConfigureAwait(false);
        return answer.TaskDefinition.TaskDefinitionArn;
    }

    /// <inheritdoc/>
    public Task DeregisterAsync(string taskDefinition, CancellationToken cancellationToken) =>
        ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = taskDefinition }, cancellationToken);

    /// <inheritdoc/>
    public async Task<CreatedGreen> CreateGreenAsync(GreenService green, CancellationToken cancellationToken)
    {
        if (await FindGreenAsync(green, cancellationToken).ConfigureAwait(false) is { } there)
            return there;
        var red = await ReadAsync(green.Cluster, green.Red, cancellationToken).ConfigureAwait(false) ?? throw new AwsUnavailable($"Describing {green.Red}, which was there a moment ago,", null);
        try
        {
            var answer = await ecs.CreateServiceAsync(ServiceClone.Of(red, green), cancellationToken).ConfigureAwait(false);
            return Created(answer.Service);
        }
        catch (InvalidParameterException refused) when (refused.Message.Contains("idempotent", StringComparison.Ordinal))
        {
            // "Creation of service was not idempotent.": the same token with another revision or number of tasks, from a
            // run beside this one that was faster.
            return await FindGreenAsync(green, cancellationToken).ConfigureAwait(false) ?? throw new AwsUnavailable($"Describing {green.Name}, which was just made,", refused);
        }
    }

    /// <inheritdoc/>
    public async Task<string> UpdateAsync(string cluster, string service, string from, string to, int? atLeast, CancellationToken cancellationToken)
    {
        var live = await ReadAsync(cluster, service, cancellationToken).ConfigureAwait(false) ?? throw new RedChangedByOthers(service, "nothing: the service is gone");
        if (live.TaskDefinition == to)
            return Primary(live).Id;
        if (live.TaskDefinition != from)
            throw new RedChangedByOthers(service, live.TaskDefinition);
        var update = new UpdateServiceRequest { Cluster = cluster, Service = service, TaskDefinition = to, DesiredCount = atLeast > live.DesiredCount ? atLeast : null };
        var answer = await ecs.UpdateServiceAsync(update, cancellationToken).ConfigureAwait(false);
        return Primary(answer.Service).Id;
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        try
        {
            await ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = cluster, Service = service, Force = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceNotFoundException)
        {
            // Done before.
        }
    }

    private async Task<List<Tag>?> TagsAsync(string listed, CancellationToken cancellationToken)
    {
        try
        {
            return (await ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = listed, Include = [TaskDefinitionField.TAGS] }, cancellationToken).ConfigureAwait(false)).Tags;
        }
        catch (ClientException unknown)
        {
            // Just registered, perhaps by a run of ours whose answer was lost: not everybody knows it yet.
            throw new AwsUnavailable($"Describing {listed}, which was listed a moment ago,", unknown);
        }
    }

    private static string Family(string taskDefinition)
    {
        var name = taskDefinition[(taskDefinition.LastIndexOf('/') + 1)..];
        return name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? name[..colon] : name;
    }

    private async Task<CreatedGreen?> FindGreenAsync(GreenService green, CancellationToken cancellationToken) =>
        await ReadAsync(green.Cluster, green.Name, cancellationToken).ConfigureAwait(false) is not { Status: not "INACTIVE" } there ? null
        : EcsTags.IsOf(there.Tags, green.DeploymentId) ? Created(there)
        : throw new NameIsTaken($"Service {green.Name}");

    private static CreatedGreen Created(Service service) => new(Primary(service).Id, service.TaskDefinition);

    private static Deployment Primary(Service service) =>
        service.Deployments?.Find(deployment => deployment.Status == "PRIMARY") ?? throw new AwsUnavailable($"Describing the deployments of {service.ServiceName}", null);

    private async Task<Service?> ReadAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        var answer = await ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = [service], Include = [ServiceField.TAGS] }, cancellationToken).ConfigureAwait(false);
        return answer.Services is [var found, ..] ? found : null;
    }
}
