using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Functions.Wiring;
using RedGreen.Routing;

namespace RedGreen.Functions;

/// <summary>Moves every rule to the document's next weight: compares, writes, reads back.</summary>
public sealed class ShiftWeight(ITrafficRouter router, ITargetGroups targetGroups)
{
    /// <summary>The Task state ShiftWeight.</summary>
    /// <exception cref="TrafficChangedByOthers">The rules are neither as last written nor as intended.</exception>
    /// <exception cref="GreenIsNotHealthy">Nothing in Green could answer.</exception>
    /// <exception cref="RedIsNotHealthy">Nothing in Red could answer.</exception>
    [LambdaFunction]
    public Task<Deployment> ShiftWeightAsync(TaskInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var deployment = input.Deployment;
        var next = deployment.Traffic.Next ?? throw new InvalidOperationException("The document has no next shift: EvaluateHealth decides on it before ShiftWeight runs.");

        await RefuseEmptySideAsync(deployment, next, deadline.Token).ConfigureAwait(false);
        if (next.Weight > 0)
            await SetFailoverAsync(deployment, carriesTraffic: true, deadline.Token).ConfigureAwait(false);
        var change = await GuardedShift.ToAsync(router, deployment, next.Weight, deadline.Token).ConfigureAwait(false);
        if (next.Weight == 0)
            await SetFailoverAsync(deployment, carriesTraffic: false, deadline.Token).ConfigureAwait(false);
        return deployment.Shifted(next, change, input.Now);
    });

    // An Application Load Balancer does not fail over from an empty or unhealthy weighted group.
    private async Task RefuseEmptySideAsync(Deployment deployment, Shift next, CancellationToken cancellationToken)
    {
        var pairs = deployment.Green.TargetGroups;
        if (next.Weight > 0 && await targetGroups.LookAsync([.. pairs.Select(pair => pair.Green!)], cancellationToken).ConfigureAwait(false) is { Healthy: 0 } green)
            throw new GreenIsNotHealthy(green.Reasons);
        if (next.Weight < deployment.Traffic.Weight && await targetGroups.LookAsync([.. pairs.Select(pair => pair.Red)], cancellationToken).ConfigureAwait(false) is { Healthy: 0 })
            throw new RedIsNotHealthy(deployment.Request.Service, deployment.Green.DesiredCount);
    }

    private async Task SetFailoverAsync(Deployment deployment, bool carriesTraffic, CancellationToken cancellationToken)
    {
        if (carriesTraffic && deployment.Traffic.Weight > 0)
            return;
        foreach (var pair in deployment.Green.TargetGroups)
            await targetGroups.SetFailoverAsync(pair.Green!, pair.Red, carriesTraffic, cancellationToken).ConfigureAwait(false);
    }
}
