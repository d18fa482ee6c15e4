using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Functions.Wiring;
using RedGreen.Planning;

namespace RedGreen.Functions;

/// <summary>Reads AWS, resolves the strategy, refuses what cannot work; changes nothing.</summary>
public sealed class PlanDeployment(PlanReader reader)
{
    /// <summary>The Task state PlanDeployment.</summary>
    /// <exception cref="Requests.InvalidRequest">The strategy has problems.</exception>
    /// <exception cref="Failures.PlanRefused">It cannot work.</exception>
    [LambdaFunction]
    public Task<Deployment> PlanDeploymentAsync(PlanInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var facts = await reader.ReadAsync(input.Deployment.Request, input.Now, deadline.Token).ConfigureAwait(false);
        return Plan.Make(input.Deployment.Id, facts, input.Now);
    });
}
