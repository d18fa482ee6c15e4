using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Fleet;
using RedGreen.Functions.Wiring;

namespace RedGreen.Functions;

/// <summary>Red gets Green's task definition while it carries nothing.</summary>
public sealed class UpdateRed(IFleet fleet)
{
    /// <summary>The Task state UpdateRed.</summary>
    /// <exception cref="Failures.RedChangedByOthers">Somebody else deployed Red meanwhile.</exception>
    [LambdaFunction]
    public Task<Deployment> UpdateRedAsync(TaskInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var deployment = input.Deployment;
        var taskDefinition = deployment.Green.TaskDefinition!;
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

    // Where services scale, Green has grown with its traffic while Red, which carried nothing, has not.
    private async Task<int?> GrownToAsync(Deployment deployment, CancellationToken cancellationToken) => deployment.Red.Scaling is null
        ? null
        : (await fleet.DescribeAsync(deployment.Request.Cluster, deployment.Green.Service, cancellationToken).ConfigureAwait(false))?.DesiredCount;
}
