using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Fleet;
using RedGreen.Functions.Wiring;
using RedGreen.Routing;

namespace RedGreen.Functions;

/// <summary>
/// Makes Green: its target groups, at weight 0 in every rule (ECS refuses a group that no listener refers to), its task
/// definition, its service. Every part is found again when the function runs twice.
/// </summary>
public sealed class DeployGreen(IFleet fleet, IScaling scaling, ITargetGroups targetGroups, ITrafficRouter router)
{
    /// <summary>The Task state DeployGreen.</summary>
    /// <exception cref="Failures.TrafficChangedByOthers">The rules are no longer as they were planned.</exception>
    /// <exception cref="Failures.NameIsTaken">Something of Green's name is not ours.</exception>
    [LambdaFunction]
    public Task<Deployment> DeployGreenAsync(TaskInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var deployment = await CloneTargetGroupsAsync(input.Deployment, deadline.Token).ConfigureAwait(false);
        await GuardedShift.ToAsync(router, deployment, 0, deadline.Token).ConfigureAwait(false);

        // Before Red is counted: from here on it only grows.
        if (deployment.Red.Scaling is { } red)
            await scaling.HoldBackAsync(red.ResourceId, red.Suspended, deadline.Token).ConfigureAwait(false);
        var taskDefinition = await TaskDefinitionAsync(deployment, deadline.Token).ConfigureAwait(false);
        var live = await fleet.DescribeAsync(deployment.Request.Cluster, deployment.Request.Service, deadline.Token).ConfigureAwait(false);
        var desired = Math.Max(1, live?.DesiredCount ?? deployment.Green.DesiredCount);
        var created = await fleet.CreateGreenAsync(
            new GreenService(
                deployment.Request.Cluster,
                deployment.Request.Service,
                deployment.Green.Service,
                taskDefinition,
                desired,
                Groups(deployment),
                deployment.Id),
            deadline.Token).ConfigureAwait(false);
        if (deployment.Red.Scaling is not null)
            await scaling.CopyAsync(Scaling(deployment, desired), deadline.Token).ConfigureAwait(false);

        return (deployment with
        {
            Green = deployment.Green with
            {
                TaskDefinition = created.TaskDefinition,
                OwnTaskDefinition = deployment.Green.Image is not null,
                DesiredCount = desired,
                EcsDeployment = created.EcsDeployment,
            },
            Traffic = deployment.Traffic with { Weight = 0, Since = input.Now },
            WaitSeconds = deployment.Strategy.TickSeconds,
        }).Noted(input.Now, $"deployed {deployment.Green.Service} with {desired} tasks of {created.TaskDefinition} at weight 0");
    });

    private static GreenScaling Scaling(Deployment deployment, int desired) => new(
        deployment.Request.Cluster,
        deployment.Request.Service,
        deployment.Green.Service,
        desired,
        Groups(deployment),
        deployment.Green.TargetGroups.Where(pair => pair.GreenLoadBalancer is not null).DistinctBy(pair => pair.LoadBalancer).ToDictionary(pair => pair.LoadBalancer, pair => pair.GreenLoadBalancer!));

    private static Dictionary<string, string> Groups(Deployment deployment) => deployment.Green.TargetGroups.ToDictionary(pair => pair.Red, pair => pair.Green!);

    private async Task<Deployment> CloneTargetGroupsAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var pairs = new List<TargetGroupPair>();
        foreach (var pair in deployment.Green.TargetGroups)
            pairs.Add(pair with { Green = await targetGroups.CloneAsync(pair.Red, pair.Name, deployment.Id, cancellationToken).ConfigureAwait(false) });
        return deployment with { Green = deployment.Green with { TargetGroups = pairs } };
    }

    private async Task<string> TaskDefinitionAsync(Deployment deployment, CancellationToken cancellationToken) =>
        deployment.Green is { Image: { } image }
            ? await fleet.RegisterAsync(deployment.Red.TaskDefinition, deployment.Request.Container!, image, deployment.Id, cancellationToken).ConfigureAwait(false)
            : deployment.Green.TaskDefinition!;
}
