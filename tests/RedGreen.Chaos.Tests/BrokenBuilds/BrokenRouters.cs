using RedGreen.Routing;

namespace RedGreen.Chaos.Tests.BrokenBuilds;

/// <summary>Writes nothing, and answers as if it had.</summary>
internal sealed class LosesWrites(ITrafficRouter router) : ITrafficRouter
{
    private readonly Dictionary<string, IReadOnlyList<RuleAction>> _believed = [];

    public Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken) => router.FindAsync(targetGroups, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken) =>
        [.. rules.Zip(await router.ReadAsync(rules, cancellationToken), (rule, live) => _believed.GetValueOrDefault(rule.Arn, live))];

    public Task<string?> SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken)
    {
        _believed[rule.Arn] = actions;
        return Task.FromResult<string?>(null);
    }

    public Task<bool> IsEverywhereAsync(string change, CancellationToken cancellationToken) => router.IsEverywhereAsync(change, cancellationToken);
}

/// <summary>Does not look, and says that every rule is as it was before the deployment.</summary>
internal sealed class SeesOriginals(ITrafficRouter router) : ITrafficRouter
{
    public Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken) => router.FindAsync(targetGroups, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<RuleAction>>>([.. rules.Select(rule => rule.Original)]);

    public Task<string?> SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken) => router.SetAsync(rule, actions, cancellationToken);

    public Task<bool> IsEverywhereAsync(string change, CancellationToken cancellationToken) => router.IsEverywhereAsync(change, cancellationToken);
}
