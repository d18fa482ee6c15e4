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

/// <summary>Red gets Green's task definition while it carries nothing.</summary>
public sealed class UpdateRed(IFleet fleet, ITrafficRouter router)
{
    /// <summary>The Task state UpdateRed.</summary>
    /// <exception cref="RedChangedByOthers">Somebody else deployed Red meanwhile.</exception>
    /// <exception cref="TrafficChangedByOthers">Somebody else gave Red traffic meanwhile; nothing was updated.</exception>
    [LambdaFunction]
    public Task<Deployment> UpdateRedAsync(TaskInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var deployment = input.Deployment;
        var taskDefinition = deployment.Green.TaskDefinition!;
        await RefuseWhileRedCarriesAsync(deployment, deadline.Token).ConfigureAwait(false);
        var ecsDeployment = await fleet.UpdateAsync(
            deployment.Request.Cluster,
            deployment.Request.Service,
            deployment.Red.TaskDefinition,
            taskDefinition,
            await GrownToAsync(deployment, deadline.Token).ConfigureAwait(false),
            deadline.Token).ConfigureAwait(false);
        return (deployment with
        {
            Red = deployment.Red with { EcsDeployment = ecsDeployment },
            Traffic = deployment.Traffic with { Since = input.Now },
            WaitSeconds = deployment.Strategy.TickSeconds,
        }).Noted(input.Now, $"{deployment.Request.Service} gets {taskDefinition}");
    });

    // Once it runs the new version it may carry what it likes: a retry, or a way home that is taken up again.
    private async Task RefuseWhileRedCarriesAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var red = await fleet.DescribeAsync(deployment.Request.Cluster, deployment.Request.Service, cancellationToken).ConfigureAwait(false);
        if (red?.TaskDefinition == deployment.Green.TaskDefinition)
            return;
        var live = await router.ReadAsync(deployment.Traffic.Rules, cancellationToken).ConfigureAwait(false);
        if (Drift.Look(deployment with { Traffic = deployment.Traffic with { Weight = 100 } }, live) is { } drift)
            throw new TrafficChangedByOthers(drift);
    }

    // Where services scale, Green has grown with its traffic while Red, which carried nothing, has not.
    private async Task<int?> GrownToAsync(Deployment deployment, CancellationToken cancellationToken) => deployment.Red.Scaling is null
        ? null
        : (await fleet.DescribeAsync(deployment.Request.Cluster, deployment.Green.Service, cancellationToken).ConfigureAwait(false))?.DesiredCount;
}
