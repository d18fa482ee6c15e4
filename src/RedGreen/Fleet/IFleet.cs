namespace RedGreen.Fleet;

/// <summary>The ECS services and task definitions of an account.</summary>
public interface IFleet
{
    /// <summary>A service by any spelling of its cluster and its own name; what is missing says so.</summary>
    Task<FoundService> FindAsync(string cluster, string service, CancellationToken cancellationToken);

    /// <summary>A service with its tags; null where there is none of that name.</summary>
    Task<ServiceFacts?> DescribeAsync(string cluster, string service, CancellationToken cancellationToken);

    /// <summary>A task definition by family, family:revision or ARN; null where there is none.</summary>
    Task<TaskDefinitionFacts?> DescribeTaskDefinitionAsync(string taskDefinition, CancellationToken cancellationToken);

    /// <summary>
    /// The revisions that a deployment has registered in the family of another one, the newest first. More than one where
    /// ECS took a registration up that it had reported as failed, or a function ran beside its own retry.
    /// </summary>
    Task<IReadOnlyList<string>> FindRegisteredAsync(string taskDefinition, string deploymentId, CancellationToken cancellationToken);

    /// <summary>
    /// Registers Red's task definition with the new image as a new revision, every other field kept, tagged with the
    /// deployment's id. Done before by the same deployment, it answers that revision.
    /// </summary>
    /// <returns>The new revision's ARN.</returns>
    Task<string> RegisterAsync(string taskDefinition, string container, string image, string deploymentId, CancellationToken cancellationToken);

    /// <summary>Takes a task definition of this deployment out of use. Done before, it changes nothing.</summary>
    Task DeregisterAsync(string taskDefinition, CancellationToken cancellationToken);

    /// <summary>Makes Green's service as a clone of Red's. Done before by the same deployment, it answers what is there.</summary>
    Task<CreatedGreen> CreateGreenAsync(GreenService green, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a service a task definition. Done before, it changes nothing.
    /// </summary>
    /// <param name="cluster">The cluster's ARN.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="from">The task definition it must run until now.</param>
    /// <param name="to">The one it gets.</param>
    /// <param name="atLeast">Tasks that it must have to carry what comes to it; null leaves their number alone.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The id of the ECS deployment that brings it.</returns>
    /// <exception cref="Failures.RedChangedByOthers">It runs neither <paramref name="from"/> nor <paramref name="to"/>.</exception>
    Task<string> UpdateAsync(string cluster, string service, string from, string to, int? atLeast, CancellationToken cancellationToken);

    /// <summary>Deletes a service with its tasks. Done before, it changes nothing.</summary>
    Task DeleteAsync(string cluster, string service, CancellationToken cancellationToken);
}

/// <summary>The answer to a search for a service.</summary>
/// <param name="Cluster">The cluster's ARN; null where there is no such cluster.</param>
/// <param name="Service">The service; null where there is none.</param>
public sealed record FoundService(string? Cluster, ServiceFacts? Service);

/// <summary>How Green's service is to be made.</summary>
/// <param name="Cluster">The cluster's ARN.</param>
/// <param name="Red">Red's service name.</param>
/// <param name="Name">Green's service name.</param>
/// <param name="TaskDefinition">Green's task definition ARN.</param>
/// <param name="DesiredCount">How many tasks.</param>
/// <param name="TargetGroups">Red's target group ARN -> Green's.</param>
/// <param name="DeploymentId">The deployment's id: its tag and its client token come from it.</param>
public sealed record GreenService(
    string Cluster, string Red, string Name, string TaskDefinition, int DesiredCount, IReadOnlyDictionary<string, string> TargetGroups, string DeploymentId);

/// <summary>Green's service as it is.</summary>
/// <param name="EcsDeployment">The id of its ECS deployment.</param>
/// <param name="TaskDefinition">The ARN of the task definition that it runs.</param>
public sealed record CreatedGreen(string EcsDeployment, string TaskDefinition);
