using Amazon.StepFunctions.Model;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Finding;
using RedGreen.Cli.Following;
using RedGreen.Cli.Running;
using RedGreen.Requests;

namespace RedGreen.Cli.Unlocking;

/// <summary>Reads a service's lock, its owner and who waits.</summary>
internal sealed class LockReader(AwsAccess aws, DeploymentLocks locks)
{
    private readonly ExecutionReader _reader = new(aws);

    /// <summary>The lock of a service, which may be gone itself; null where there is none.</summary>
    /// <exception cref="UsageException">There is neither a lock nor a service of that name, or several locks are.</exception>
    public async Task<SeenLock?> FindAsync(string? cluster, string service, CancellationToken cancellationToken)
    {
        var inCluster = cluster ?? EcsName.ClusterInServiceArn(service);
        var found = (await locks.AllAsync(cancellationToken)).Where(held => held.Service == EcsName.Short(service) && (inCluster is null || EcsName.Short(held.Cluster) == EcsName.Short(inCluster))).ToList();
        return found switch
        {
            [var held] => await SeeAsync(held, cancellationToken),
            [] => await BySpellingAsync(cluster, service, cancellationToken),
            _ => throw new UsageException($"{EcsName.Short(service)} is locked in {found.Count} clusters: {string.Join(", ", found.Select(held => EcsName.Short(held.Cluster)))}. Name one with --cluster."),
        };
    }

    // As AWS spells it; a name that is none is told from one that is not locked.
    private async Task<SeenLock?> BySpellingAsync(string? cluster, string service, CancellationToken cancellationToken)
    {
        var (clusterArn, facts) = await new ServiceFinder(aws).FindAsync(cluster, service, cancellationToken);
        return await locks.FindAsync(clusterArn, facts.Name, cancellationToken) is { } held ? await SeeAsync(held, cancellationToken) : null;
    }

    private async Task<SeenLock> SeeAsync(DeploymentLock held, CancellationToken cancellationToken)
    {
        var owner = held.IsLeftOnGreen ? null : await LookAsync(held.Owner, cancellationToken);
        var next = await locks.NextAsync(held, cancellationToken) is { } execution && execution != held.Owner ? await LookAsync(execution, cancellationToken) : null;
        return new SeenLock(held, owner, next is { IsRunning: true } ? next : null);
    }

    private async Task<ExecutionLook?> LookAsync(string execution, CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.LookAsync(execution, cancellationToken);
        }
        catch (ExecutionDoesNotExistException)
        {
            return null;
        }
    }
}
