using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Functions.Wiring;
using RedGreen.Health;

namespace RedGreen.Functions;

/// <summary>Evidence, verdict, decision. Reads; changes nothing.</summary>
public sealed class EvaluateHealth(IHealthReader reader)
{
    /// <summary>The Task state EvaluateHealth.</summary>
    [LambdaFunction]
    public Task<Deployment> EvaluateHealthAsync(LookInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var seen = await reader.LookAsync(input.Deployment, input.Now, deadline.Token).ConfigureAwait(false);
        return Evaluation.Decide(input.Deployment, seen, input.Now, input.Retries);
    });
}
