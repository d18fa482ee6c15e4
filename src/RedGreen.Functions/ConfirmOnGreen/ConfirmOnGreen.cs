using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Functions.Wiring;
using RedGreen.Recovery;
using RedGreen.Routing;

namespace RedGreen.Functions;

/// <summary>Looks before it is said that Green carries everything and is healthy. Reads; changes nothing.</summary>
public sealed class ConfirmOnGreen(ITrafficRouter router, ITargetGroups targetGroups)
{
    /// <summary>The Task state ConfirmOnGreen.</summary>
    [LambdaFunction]
    public Task<Deployment> ConfirmOnGreenAsync(TaskInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var deployment = input.Deployment;
        var live = await router.ReadAsync(deployment.Traffic.Rules, deadline.Token).ConfigureAwait(false);
        var green = await targetGroups.LookAsync([.. deployment.Green.TargetGroups.Select(pair => pair.Green).OfType<string>()], deadline.Token).ConfigureAwait(false);
        return OnGreen.Confirm(deployment, live, green, input.Now);
    });
}
