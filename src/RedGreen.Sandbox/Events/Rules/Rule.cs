using System.Collections.Immutable;
using RedGreen.Sandbox.Events.Patterns;
using RedGreen.Sandbox.Events.Schedules;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>A rule: which events, or when, and where they go.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
internal sealed record Rule(string Name, string Arn)
{
    /// <summary>Which events; null for a rule that only has a schedule.</summary>
    public EventPattern? Pattern { get; init; }

    /// <summary>When; null for a rule that only has a pattern.</summary>
    public ScheduleExpression? Schedule { get; init; }

    public bool IsEnabled { get; init; } = true;

    public string? Description { get; init; }

    public string? RoleArn { get; init; }

    /// <summary>The targets by their ids.</summary>
    public ImmutableSortedDictionary<string, RuleTarget> Targets { get; init; } = ImmutableSortedDictionary.Create<string, RuleTarget>(StringComparer.Ordinal);
}
