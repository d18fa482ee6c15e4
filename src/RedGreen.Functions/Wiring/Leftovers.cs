using RedGreen.Deployments;
using RedGreen.Routing;

namespace RedGreen.Functions.Wiring;

/// <summary>Finds by name what DeployGreen made and could not report: its answer may have been lost.</summary>
internal static class Leftovers
{
    public static async Task<Deployment> FindAsync(ITargetGroups targetGroups, Deployment deployment, CancellationToken cancellationToken)
    {
        var pairs = deployment.Green.TargetGroups;
        if (pairs.All(pair => pair.Green is not null))
            return deployment;
        var found = await targetGroups.FindClonesAsync([.. pairs.Select(pair => pair.Name)], deployment.Id, cancellationToken).ConfigureAwait(false);
        return deployment with
        {
            Green = deployment.Green with { TargetGroups = [.. pairs.Select(pair => pair with { Green = pair.Green ?? found.GetValueOrDefault(pair.Name) })] },
        };
    }
}
