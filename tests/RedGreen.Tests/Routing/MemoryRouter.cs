using RedGreen.Routing;

namespace RedGreen.Tests.Routing;

/// <summary>Rules in memory.</summary>
internal sealed class MemoryRouter : ITrafficRouter
{
    private readonly Dictionary<string, IReadOnlyList<RuleAction>> _live = [];

    /// <summary>What was written, in order.</summary>
    public List<string> Written { get; } = [];

    public void Put(RoutedRule rule, IReadOnlyList<RuleAction> actions) => _live[rule.Arn] = actions;

    public Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<RuleAction>>>([.. rules.Select(rule => _live[rule.Arn])]);

    public Task<string?> SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken)
    {
        Written.Add(rule.Arn);
        _live[rule.Arn] = actions;
        return Task.FromResult(rule.Kind == RoutedRule.Record ? $"/change/C{Written.Count}" : null);
    }

    public Task<bool> IsEverywhereAsync(string change, CancellationToken cancellationToken) => Task.FromResult(true);
}
