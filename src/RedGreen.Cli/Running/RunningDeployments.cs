using Amazon.StepFunctions.Model;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Following;
using RedGreen.Cli.History;

namespace RedGreen.Cli.Running;

/// <summary>Finds what runs at the moment.</summary>
internal sealed class RunningDeployments(AwsAccess aws)
{
    // Each is two calls; far under Step Functions' buckets of 250 and 400.
    private const int MostWaiting = 100;

    private readonly ExecutionReader _reader = new(aws);

    /// <summary>The deployment that a service belongs to; null for none.</summary>
    /// <param name="cluster">The cluster's ARN.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<RunningDeployment?> OwnerAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        var locks = await LocksAsync(cancellationToken);
        return await locks.FindAsync(cluster, service, cancellationToken) is { } held ? await OwnerOfAsync(held, cancellationToken) : null;
    }

    /// <summary>A service's lock, or what was left of a deployment in its place; null for neither.</summary>
    /// <param name="cluster">The cluster's ARN.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<DeploymentLock?> LockAsync(string cluster, string service, CancellationToken cancellationToken) =>
        await (await LocksAsync(cancellationToken)).FindAsync(cluster, service, cancellationToken);

    /// <summary>The owner of a lock and those that wait behind it, the owner first.</summary>
    public async Task<IReadOnlyList<RunningDeployment>> OfServiceAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        var owner = await OwnerAsync(cluster, service, cancellationToken);
        var waiting = await WaitingAsync(owner is null ? [] : [owner.Look.Execution], name => ExecutionName.MayBeOf(name, service), cancellationToken);
        // A lock that was taken between the two looks: what runs is the newer truth.
        return [.. owner is null ? Array.Empty<RunningDeployment>() : [owner], .. waiting.Where(one => one.Look.Service == service && IsIn(one.Look, cluster))];
    }

    /// <summary>All that run or wait, and all that need a person.</summary>
    public async Task<IReadOnlyList<RunningDeployment>> AllAsync(CancellationToken cancellationToken)
    {
        var locks = await LocksAsync(cancellationToken);
        var owners = new List<RunningDeployment>();
        foreach (var held in await locks.AllAsync(cancellationToken))
            owners.Add(await OwnerOfAsync(held, cancellationToken));
        var waiting = await WaitingAsync([.. owners.Select(owner => owner.Look.Execution)], _ => true, cancellationToken);
        return [.. owners, .. waiting];
    }

    /// <summary>Every lock.</summary>
    public async Task<IReadOnlyList<DeploymentLock>> AllLocksAsync(CancellationToken cancellationToken) => await (await LocksAsync(cancellationToken)).AllAsync(cancellationToken);

    private static bool IsIn(ExecutionLook look, string cluster) => look.Cluster is null || look.Cluster == Requests.EcsName.Short(cluster);

    private async Task<DeploymentLocks> LocksAsync(CancellationToken cancellationToken)
    {
        var machine = await aws.MachineAsync(cancellationToken);
        return new DeploymentLocks(aws.DynamoDb, await machine.LockTableAsync(cancellationToken));
    }

    private async Task<RunningDeployment> OwnerOfAsync(DeploymentLock held, CancellationToken cancellationToken)
    {
        if (held.IsLeftOnGreen)
            return new RunningDeployment(await LeftAsync(held, cancellationToken), held);
        try
        {
            return new RunningDeployment(await _reader.LookAsync(held.Owner, cancellationToken), held);
        }
        catch (ExecutionDoesNotExistException)
        {
            throw new UsageException($"The lock of {held.Service} in {held.Cluster} is held by {held.Owner} since {held.Since:u}, which Step Functions does not know (any more; it keeps 90 days). Look at the listener rules and at both services; then clear the lock: redgreen unlock {held.Service}");
        }
    }

    // A deployment that ended PromotedOnGreen, by itself or by a recovery: what it said at its end stands in the journal.
    private async Task<ExecutionLook> LeftAsync(DeploymentLock held, CancellationToken cancellationToken)
    {
        var machine = await aws.MachineAsync(cancellationToken);
        var begun = await new PastDeployments(aws).FindAsync(held.Id, cancellationToken);
        return new ExecutionLook
        {
            Execution = begun?.Execution ?? $"(of deployment {held.Id}, which Step Functions does not know any more)",
            Machine = machine.Arn,
            Status = "FAILED",
            Error = Ending.PromotedOnGreen,
            Cause = held.Document.Why,
            Started = begun?.Started ?? held.Since ?? default,
            Stopped = begun?.Stopped,
            Document = held.Document,
            Now = aws.Terminal.Time.GetUtcNow(),
        };
    }

    private async Task<List<RunningDeployment>> WaitingAsync(IReadOnlyList<string> owners, Predicate<string> wanted, CancellationToken cancellationToken)
    {
        var machine = await aws.MachineAsync(cancellationToken);
        var request = new ListExecutionsRequest { StateMachineArn = machine.Arn, StatusFilter = Amazon.StepFunctions.ExecutionStatus.RUNNING, MaxResults = 1000 };
        var running = await aws.StepFunctions.ListExecutionsAsync(request, cancellationToken);
        var arns = (running.Executions ?? []).Where(execution => wanted(execution.Name)).Select(execution => execution.ExecutionArn).Except(owners).ToList();
        if (arns.Count > MostWaiting)
            await aws.Terminal.SayAsync($"{arns.Count} deployments run or wait; only the newest {MostWaiting} are looked at.");
        var waiting = new List<RunningDeployment>();
        foreach (var arn in arns.Take(MostWaiting))
            waiting.Add(new RunningDeployment(await _reader.LookAsync(arn, cancellationToken), null));
        return [.. waiting.Where(one => one.Look.IsRunning)];
    }
}
