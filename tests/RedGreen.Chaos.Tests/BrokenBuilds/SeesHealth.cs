using RedGreen.Health;
using RedGreen.Routing;

namespace RedGreen.Chaos.Tests.BrokenBuilds;

/// <summary>Does not look, and says that there is a healthy target.</summary>
internal sealed class SeesHealth(ITargetGroups groups) : ITargetGroups
{
    public Task<IReadOnlyDictionary<string, TargetGroupFacts>> DescribeAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken) => groups.DescribeAsync(targetGroups, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> FindClonesAsync(IReadOnlyList<string> names, string deploymentId, CancellationToken cancellationToken) => groups.FindClonesAsync(names, deploymentId, cancellationToken);

    public Task<string> CloneAsync(string targetGroup, string name, string deploymentId, CancellationToken cancellationToken) => groups.CloneAsync(targetGroup, name, deploymentId, cancellationToken);

    public Task SetFailoverAsync(string clone, string original, bool carriesTraffic, CancellationToken cancellationToken) => groups.SetFailoverAsync(clone, original, carriesTraffic, cancellationToken);

    public Task<TargetsLook> LookAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken) => Task.FromResult(new TargetsLook(1, 0, []));

    public Task DeleteAsync(string targetGroup, CancellationToken cancellationToken) => groups.DeleteAsync(targetGroup, cancellationToken);
}
