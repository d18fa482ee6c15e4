using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Fleet;
using RedGreen.Functions.Wiring;
using RedGreen.Planning;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Functions;

/// <summary>Any JSON becomes cluster ARN and service name as AWS spells them, or every problem at once. Changes nothing.</summary>
public sealed class ResolveRequest(IFleet fleet)
{
    /// <summary>The Task state ResolveRequest.</summary>
    /// <exception cref="InvalidRequest">Every problem with the request.</exception>
    [LambdaFunction]
    public Task<ResolvedDeployment> ResolveRequestAsync(ResolveInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        using var deadline = Deadline.Of(context);
        var request = RequestReader.Read(input.Input);
        var found = await fleet.FindAsync(request.Cluster, request.Service, deadline.Token).ConfigureAwait(false);
        if (found.Cluster is not { } cluster)
            throw new InvalidRequest([new Problem("cluster", request.Cluster, "the name or ARN of an ECS cluster in this account and Region")]);
        if (found.Service is not { } service)
            throw new InvalidRequest([new Problem("service", request.Service, $"the name or ARN of an ECS service in {cluster}")]);

        return new ResolvedDeployment
        {
            Id = PlanNames.IdOf(input.Execution),
            Request = new ResolvedRequest
            {
                Cluster = cluster,
                Service = service.Name,
                ServiceArn = service.Arn,
                Image = request.Image,
                TaskDefinition = request.TaskDefinition,
                Container = request.Container,
                Strategy = request.Strategy,
            },
            OnBusy = StrategyReader.Read(service.Tags, request.Strategy).OnBusy.ToString().ToLowerInvariant(),
        };
    });
}
