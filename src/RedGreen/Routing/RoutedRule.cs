namespace RedGreen.Routing;

/// <summary>A rule, or a listener's default action, that forwards to Red.</summary>
public sealed record RoutedRule
{
    /// <summary>A listener's rule.</summary>
    public const string Rule = "rule";

    /// <summary>A listener's default action.</summary>
    public const string DefaultAction = "defaultAction";

    /// <summary><see cref="Rule"/> (changed by ModifyRule) or <see cref="DefaultAction"/> (changed by ModifyListener).</summary>
    public required string Kind { get; init; }

    /// <summary>The rule's ARN or, for a default action, the listener's.</summary>
    public required string Arn { get; init; }

    /// <summary>The actions before the deployment, ready to be written back.</summary>
    public required IReadOnlyList<RuleAction> Original { get; init; }
}
