namespace RedGreen.Routing;

/// <summary>What directs traffic to target groups: reads what is so, and sets it.</summary>
public interface ITrafficRouter
{
    /// <summary>Every rule and default action, on every listener of the groups' load balancers, that forwards to any of the groups.</summary>
    Task<IReadOnlyList<RoutedRule>> FindAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken);

    /// <summary>The live actions of each rule, in their order; no actions for a rule that is gone.</summary>
    Task<IReadOnlyList<IReadOnlyList<RuleAction>>> ReadAsync(IReadOnlyList<RoutedRule> rules, CancellationToken cancellationToken);

    /// <summary>Replaces a rule's actions. Setting what is already so changes nothing.</summary>
    /// <returns>The id of a change that takes a while to be everywhere; null where it is for <see cref="Strategies.Strategy.SettleSeconds"/> alone.</returns>
    Task<string?> SetAsync(RoutedRule rule, IReadOnlyList<RuleAction> actions, CancellationToken cancellationToken);

    /// <summary>Whether a change that <see cref="SetAsync"/> answered is everywhere.</summary>
    Task<bool> IsEverywhereAsync(string change, CancellationToken cancellationToken);
}
