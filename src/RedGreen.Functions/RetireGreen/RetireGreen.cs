using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Fleet;
using RedGreen.Functions.Wiring;
using RedGreen.Routing;

namespace RedGreen.Functions;

/// <summary>
/// Takes Green away, a part at a time until nothing of it is left: its groups out of the actions, its service, its
/// target groups, and the task definitions that nothing runs any more. Refuses while Green carries anything.
/// </summary>
public sealed class RetireGreen(ITrafficRouter router, ITargetGroups targetGroups, IFleet fleet, IScaling scaling, LastRequests lastRequests)
{
    // A target group's deregistration delay is an hour at most; a task's stop time-out adds minutes.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(75);

    /// <summary>The Task state RetireGreen.</summary>
    /// <exception cref="GreenCarriesTraffic">Something sends traffic to Green; nothing was deleted.</exception>
    /// <exception cref="GreenDoesNotDrain">Green's tasks do not end.</exception>
    [LambdaFunction]
    public Task<Deployment> RetireGreenAsync(TaskInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var found = await Leftovers.FindAsync(targetGroups, input.Deployment, deadline.Token).ConfigureAwait(false);
        var deployment = await SeenAsync(found, input.Now, deadline.Token).ConfigureAwait(false);
        var live = await router.ReadAsync(deployment.Traffic.Rules, deadline.Token).ConfigureAwait(false);
        var writes = WayBack.WritesWithoutGreen(deployment, live);
        await GuardedShift.WriteAsync(router, WayBack.WritesOfTests(deployment, live), deadline.Token).ConfigureAwait(false);
        if (await WaitAsync(deployment, isNamed: writes is not [], input.Now, deadline.Token).ConfigureAwait(false) is { } seconds)
            return Waiting(deployment, seconds);

        await GuardedShift.WriteAsync(router, writes, deadline.Token).ConfigureAwait(false);
        // Before the service, or it would bring back tasks that the deletion takes away; and although the service may be gone
        // already: its policies' alarms would stay behind.
        if (deployment.Red.Scaling is not null && deployment.RetiringSince is null)
            await scaling.RemoveAsync(deployment.Request.Cluster, deployment.Green.Service, deadline.Token).ConfigureAwait(false);
        var since = deployment.RetiringSince ?? input.Now;
        deployment = deployment with { RetiringSince = since };
        if (await fleet.DescribeAsync(deployment.Request.Cluster, deployment.Green.Service, deadline.Token).ConfigureAwait(false) is { Status: not "INACTIVE" } green)
            return await DrainAsync(deployment, green, input.Now - since, deadline.Token).ConfigureAwait(false);
        // What was just written may be late and come once more: after this deployment's end it would take the next one's Green out of the rules.
        if (since + Lateness.OfWrites - input.Now is { Ticks: > 0 } late)
            return Waiting(deployment, (int)Math.Ceiling(late.TotalSeconds));

        foreach (var targetGroup in deployment.Green.TargetGroups.Select(pair => pair.Green).OfType<string>())
            await targetGroups.DeleteAsync(targetGroup, deadline.Token).ConfigureAwait(false);
        await DeregisterAsync(deployment, deadline.Token).ConfigureAwait(false);
        return Done(deployment, input.Now);
    });

    // The settle time of records counts from the moment at which no client may follow the old ones any more.
    private async Task<Deployment> SeenAsync(Deployment deployment, DateTimeOffset now, CancellationToken cancellationToken) =>
        deployment.Traffic.Change is { } change
            ? deployment with { Traffic = deployment.Traffic.SeenAt(now, await router.IsEverywhereAsync(change, cancellationToken).ConfigureAwait(false)) }
            : deployment;

    private async Task<int?> WaitAsync(Deployment deployment, bool isNamed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (deployment.Traffic.ShiftedAt is not { } shiftedAt || deployment.RetiringSince is not null)
            return null;
        if (deployment.Traffic.Change is not null)
            return deployment.Strategy.TickSeconds;
        var settled = shiftedAt.AddSeconds(deployment.Strategy.SettleSeconds);
        if (now < settled)
            return (int)Math.Ceiling((settled - now).TotalSeconds);
        // Where requests are not measured per side there is nothing more to wait for.
        if (!deployment.Traffic.Measured)
            return null;
        return await lastRequests.MayRetireAsync(deployment, isNamed, settled, now, cancellationToken).ConfigureAwait(false) ? null : deployment.Strategy.TickSeconds;
    }

    private async Task<Deployment> DrainAsync(Deployment deployment, ServiceFacts green, TimeSpan draining, CancellationToken cancellationToken)
    {
        if (green.Status == "ACTIVE")
            await fleet.DeleteAsync(deployment.Request.Cluster, deployment.Green.Service, cancellationToken).ConfigureAwait(false);
        return draining < LongestDrain
            ? Waiting(deployment, deployment.Strategy.TickSeconds)
            : throw new GreenDoesNotDrain(deployment.Green.Service, green.RunningCount, LongestDrain.ToString());
    }

    // Of a promotion one stays: what the service runs.
    private async Task DeregisterAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Green.Image is null)
            return;
        var kept = deployment.Traffic.Stage == Stage.Home ? deployment.Green.TaskDefinition : null;
        foreach (var own in await fleet.FindRegisteredAsync(deployment.Red.TaskDefinition, deployment.Id, cancellationToken).ConfigureAwait(false))
            if (own != kept)
                await fleet.DeregisterAsync(own, cancellationToken).ConfigureAwait(false);
    }

    private static Deployment Waiting(Deployment deployment, int seconds) => deployment with { Decision = Decision.Wait, WaitSeconds = Math.Max(1, seconds) };

    private static Deployment Done(Deployment deployment, DateTimeOffset now)
    {
        var promoted = deployment.Traffic.Stage == Stage.Home;
        return (deployment with
        {
            Decision = Decision.Done,
            Ending = promoted ? "Promoted" : "RolledBack",
            // Where the state machine moved traffic by itself, nobody has said why yet.
            Why = promoted ? deployment.Why : deployment.WhyRolledBack(),
            Traffic = deployment.Traffic with { Weight = null },
        }).Noted(now, $"{(promoted ? "promoted" : "rolled back")}: nothing of {deployment.Green.Service} is left");
    }
}
