using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Fleet;
using RedGreen.Functions.Wiring;
using RedGreen.Recovery;
using RedGreen.Routing;

namespace RedGreen.Functions;

/// <summary>
/// Finds by the live rules how far the way home had come, and goes on from there. Rules of which some had moved and some
/// had not are brought together first.
/// </summary>
public sealed class ResumeDeployment(ITrafficRouter router, ITargetGroups targetGroups, IFleet fleet)
{
    /// <summary>The Task state ResumeDeployment.</summary>
    /// <exception cref="Failures.WayHomeKeepsFailing">It was taken before, again and again.</exception>
    [LambdaFunction]
    public Task<Deployment> ResumeDeploymentAsync(TaskInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var deployment = input.Deployment;
        var live = await router.ReadAsync(deployment.Traffic.Rules, deadline.Token).ConfigureAwait(false);
        var red = await fleet.DescribeAsync(deployment.Request.Cluster, deployment.Request.Service, deadline.Token).ConfigureAwait(false);
        var place = WayHome.Find(deployment, live, red?.TaskDefinition);
        if (place.Kind != PlaceKind.Between)
            return WayHome.GoOn(deployment, place, input.Now);

        // Green was judged good, and is where traffic has come from.
        var weight = await HasHealthyAsync(deployment.Green.TargetGroups.Select(pair => pair.Green!), deadline.Token).ConfigureAwait(false) ? 100 : 0;
        var change = await GuardedShift.WriteAsync(router, WayHome.Together(deployment, live, weight), deadline.Token).ConfigureAwait(false);
        return WayHome.GoOn(deployment, weight == 100 ? Place.OnGreen : Place.Home, input.Now, change, moved: true);
    });

    private async Task<bool> HasHealthyAsync(IEnumerable<string> groups, CancellationToken cancellationToken) =>
        (await targetGroups.LookAsync([.. groups], cancellationToken).ConfigureAwait(false)).Healthy > 0;
}
