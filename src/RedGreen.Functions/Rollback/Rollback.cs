using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Functions.Wiring;
using RedGreen.Routing;

namespace RedGreen.Functions;

/// <summary>Every rule's original actions back, verified. First it looks at Red: traffic never returns to a sick fleet.</summary>
public sealed class Rollback(ITrafficRouter router, ITargetGroups targetGroups)
{
    private const int MostTimes = 3;

    /// <summary>The Task state Rollback.</summary>
    /// <exception cref="RedIsNotHealthy">Red could not answer and Green could; nothing was written.</exception>
    /// <exception cref="TrafficChangedByOthers">The rules are not ours any more; nothing was written.</exception>
    /// <exception cref="RollbackKeepsFailing">It was done before, again and again.</exception>
    [LambdaFunction]
    public Task<Deployment> RollbackAsync(TaskInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        if (input.Deployment.Rollbacks >= MostTimes)
            throw new RollbackKeepsFailing(input.Deployment.Rollbacks);

        var deployment = await Leftovers.FindAsync(targetGroups, input.Deployment, deadline.Token).ConfigureAwait(false);
        var live = await router.ReadAsync(deployment.Traffic.Rules, deadline.Token).ConfigureAwait(false);
        var writes = WayBack.Writes(deployment, live);
        var carried = deployment.Traffic.Rules.Zip(live).Any(look => LiveTraffic.CarriesGreen(look.First, look.Second, deployment.Green.TargetGroups));
        if (carried)
            await RefuseSickRedAsync(deployment, deadline.Token).ConfigureAwait(false);
        var change = await GuardedShift.WriteAsync(router, writes, deadline.Token).ConfigureAwait(false);
        return RolledBack(deployment, carried, change, input.Now);
    });

    private async Task RefuseSickRedAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var pairs = deployment.Green.TargetGroups;
        var red = await targetGroups.LookAsync([.. pairs.Select(pair => pair.Red)], cancellationToken).ConfigureAwait(false);
        if (red.Healthy > 0)
            return;
        var green = await targetGroups.LookAsync([.. pairs.Select(pair => pair.Green!)], cancellationToken).ConfigureAwait(false);
        if (green.Healthy > 0)
            throw new RedIsNotHealthy(deployment.Request.Service, green.Healthy);
    }

    private static Deployment RolledBack(Deployment deployment, bool carried, string? change, DateTimeOffset now)
    {
        var shiftedAt = carried ? now : deployment.Traffic.ShiftedAt;
        return (deployment with
        {
            Decision = Decision.Rollback,
            Why = deployment.WhyRolledBack(),
            Reasons = deployment.Decision == Decision.Rollback ? deployment.Reasons : [deployment.WhyRolledBack()],
            Rollbacks = deployment.Rollbacks + 1,
            Traffic = deployment.Traffic with { Stage = Stage.RolledBack, Weight = null, Next = null, Since = now, ShiftedAt = shiftedAt, Moving = change is not null, Change = change },
            // Where Green never carried anything there is nothing to settle, but a function that makes Green may still run.
            // Records settle from the moment at which all servers know them, which RetireGreen looks for.
            WaitSeconds = shiftedAt is null ? (int)Lateness.OfFunctions.TotalSeconds
                : change is null ? deployment.Strategy.SettleSeconds + (int)Lateness.OfWrites.TotalSeconds
                : deployment.Strategy.TickSeconds,
        }).Noted(now, "rolled back: Red carries everything as before");
    }
}
