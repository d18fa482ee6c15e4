using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Deployments;
using RedGreen.Fleet;
using RedGreen.Functions.Wiring;
using RedGreen.Planning;
using RedGreen.Queueing;
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
        var resolved = RequestResolver.Resolve(request, found);
        return new ResolvedDeployment
        {
            Id = PlanNames.IdOf(input.Execution),
            Request = resolved,
            Since = Ticket.Moment(input.Started),
            OnBusy = StrategyReader.Read(found.Service!.Tags, request.Strategy).OnBusy.ToString().ToLowerInvariant(),
        };
    });
}
