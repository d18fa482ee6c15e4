using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Functions.Wiring;
using RedGreen.Queueing;
using RedGreen.Recovery;

namespace RedGreen.Functions;

/// <summary>
/// Looks for locks whose deployment has ended without an ending of its own, and has each brought to an end. Called when
/// an execution has ended, and by a schedule, because events of that are best effort. All that it takes away itself is the
/// ticket of whoever has ended without giving it back.
/// </summary>
public sealed class RecoverOrphans(ILocks locks, ITickets tickets)
{
    /// <summary>Called by the stack's rules, with whatever event: the table knows more than an event does.</summary>
    /// <returns>The orphans, for the log.</returns>
    [LambdaFunction]
    public Task<IReadOnlyList<HeldLock>> RecoverOrphansAsync(OrphansInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var orphans = new List<HeldLock>();
        foreach (var held in await locks.ListAsync(deadline.Token).ConfigureAwait(false))
            if (await IsOrphanAsync(held, deadline.Token).ConfigureAwait(false))
                orphans.Add(held);

        // Counted first: where the starting fails, somebody is told all the same.
        await locks.ReportAsync(orphans.Count(Orphans.KeepsFailing), deadline.Token).ConfigureAwait(false);
        foreach (var held in orphans)
        {
            var recovery = Orphans.IsGivenUp(held) ? null : await locks.RecoverAsync(held, deadline.Token).ConfigureAwait(false);
            context.Logger.LogWarning($"{held.Service} in {held.Cluster} is locked by {held.Owner}, which has ended in phase {held.Phase} (event {input.Id}): {(recovery is null ? "its recovery has failed too often, see docs/runbook.md" : $"recovered by {recovery}")}.");
        }

        foreach (var held in await tickets.ListAsync(deadline.Token).ConfigureAwait(false))
            if (Orphans.HasEnded(await locks.OwnerAsync(held.Ticket.Owner, deadline.Token).ConfigureAwait(false)))
                await tickets.DropAsync(held, deadline.Token).ConfigureAwait(false);
        return (IReadOnlyList<HeldLock>)orphans;
    });

    // An owner that ended a moment after the table was read has released its lock by now.
    private async Task<bool> IsOrphanAsync(HeldLock held, CancellationToken cancellationToken) =>
        Orphans.MayBe(held)
        && Orphans.IsOver(await locks.OwnerAsync(held.Owner, cancellationToken).ConfigureAwait(false))
        && await locks.FindAsync(held.Cluster, held.Service, cancellationToken).ConfigureAwait(false) == held;
}
