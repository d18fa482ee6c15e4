using System.Globalization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Functions.Wiring;
using RedGreen.Queueing;
using RedGreen.Recovery;

namespace RedGreen.Functions;

/// <summary>The service is busy: whose turn is it, and what is in the way? Only the newest of several that wait goes on waiting.</summary>
public sealed class TakeTurn(ILocks locks, ITickets tickets, IControl control)
{
    /// <summary>The Task state TakeTurn.</summary>
    [LambdaFunction]
    public Task<ResolvedDeployment> TakeTurnAsync(TurnInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var waited = input.Now - DateTimeOffset.Parse(input.Deployment.Since, CultureInfo.InvariantCulture);
        var turn = (await LookAsync(input, deadline.Token).ConfigureAwait(false)).After(waited);
        return input.Deployment with { Decision = turn.Decision, Why = turn.Why, WaitSeconds = Turn.WaitSeconds(waited) };
    });

    private async Task<Turn> LookAsync(TurnInput input, CancellationToken cancellationToken)
    {
        var (me, deployment) = (input.Execution, input.Deployment);
        var (cluster, service) = (deployment.Request.Cluster, deployment.Request.Service);
        var held = await locks.FindAsync(cluster, service, cancellationToken).ConfigureAwait(false);
        // Its ticket is put down once: where it has gone since, a newer deployment has had its turn meanwhile.
        var newest = deployment.Decision is null
            ? await tickets.PutAsync(cluster, service, new Ticket(me, deployment.Since), cancellationToken).ConfigureAwait(false)
            : await tickets.FindAsync(cluster, service, cancellationToken).ConfigureAwait(false);
        return Turn.Of(deployment, me, held, newest) ?? await WaitAsync(deployment, held!, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Turn> WaitAsync(ResolvedDeployment deployment, HeldLock held, CancellationToken cancellationToken)
    {
        if (!Orphans.MayBe(held) || Orphans.IsGivenUp(held))
            return Turn.ForPerson(held);
        if (await IsOrphanAsync(held, cancellationToken).ConfigureAwait(false))
        {
            // Whoever notices first: the event of its end may be lost, and the schedule is minutes away.
            await locks.RecoverAsync(held, cancellationToken).ConfigureAwait(false);
            return Turn.ForRecovery(held);
        }

        var asks = Turn.Asks(deployment, held);
        if (asks)
            await control.AskToAbortAsync(deployment.Request.ServiceArn, held.Id, cancellationToken).ConfigureAwait(false);
        return Turn.For(held, asks);
    }

    // An owner that ended a moment after the lock was read has given it back by now.
    private async Task<bool> IsOrphanAsync(HeldLock held, CancellationToken cancellationToken) =>
        Orphans.IsOver(await locks.OwnerAsync(held.Owner, cancellationToken).ConfigureAwait(false))
        && await locks.FindAsync(held.Cluster, held.Service, cancellationToken).ConfigureAwait(false) == held;
}
