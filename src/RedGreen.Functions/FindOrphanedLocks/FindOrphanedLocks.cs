using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Functions.Wiring;
using RedGreen.Recovery;

namespace RedGreen.Functions;

/// <summary>
/// Looks for locks whose deployment has ended without an ending of its own: status events are best effort, so somebody
/// has to look from time to time. It tells; it releases nothing, since Green may still carry traffic.
/// </summary>
public sealed class FindOrphanedLocks(ILocks locks)
{
    /// <summary>Called by the stack's schedule.</summary>
    /// <returns>The orphans, for the log.</returns>
    [LambdaFunction]
    public Task<IReadOnlyList<HeldLock>> FindOrphanedLocksAsync(OrphansInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var orphans = new List<HeldLock>();
        foreach (var held in await locks.ListAsync(deadline.Token).ConfigureAwait(false))
            if (await IsOrphanAsync(held, deadline.Token).ConfigureAwait(false))
            {
                context.Logger.LogWarning($"{held.Service} in {held.Cluster} is locked by {held.Owner}, which has ended in phase {held.Phase} (schedule {input.Id}). See docs/runbook.md.");
                orphans.Add(held);
            }

        await locks.ReportAsync(orphans.Count, deadline.Token).ConfigureAwait(false);
        return (IReadOnlyList<HeldLock>)orphans;
    });

    // An owner that ended a moment after the table was read has released its lock by now.
    private async Task<bool> IsOrphanAsync(HeldLock held, CancellationToken cancellationToken) =>
        Orphans.IsOrphan(await locks.OwnerAsync(held.Owner, cancellationToken).ConfigureAwait(false))
        && await locks.FindAsync(held.Cluster, held.Service, cancellationToken).ConfigureAwait(false) == held;
}
