using RedGreen.Aws;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Json;
using RedGreen.Fleet;
using RedGreen.Planning;
using RedGreen.Requests;

namespace RedGreen.Cli.Plans;

/// <summary>Plans as the functions ResolveRequest and PlanDeployment do, by the same code, and changes nothing.</summary>
internal sealed class PlanMaker(AwsAccess aws)
{
    /// <summary>The plan of a request whose service was found; its refusals are in it.</summary>
    public async Task<PlanJson> MakeAsync(DeploymentRequest request, FoundService found, CancellationToken cancellationToken)
    {
        var resolved = RequestResolver.Resolve(request, found);
        try
        {
            var now = aws.Terminal.Time.GetUtcNow();
            var facts = await aws.Get<PlanReader>().ReadAsync(resolved, now, cancellationToken);
            return PlanReport.Of(facts, Refusals.Of(facts), now);
        }
        catch (InvalidRequest problems)
        {
            return PlanReport.Of(resolved, found.Service!.Tags, problems);
        }
    }
}
