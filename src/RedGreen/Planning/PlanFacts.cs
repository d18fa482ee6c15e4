using RedGreen.Fleet;
using RedGreen.Health;
using RedGreen.Requests;
using RedGreen.Routing;
using RedGreen.Strategies;

namespace RedGreen.Planning;

/// <summary>All that a plan is made from, read from AWS.</summary>
public sealed record PlanFacts
{
    /// <summary>What was asked for.</summary>
    public required ResolvedRequest Request { get; init; }

    /// <summary>How it shall proceed.</summary>
    public required Strategy Strategy { get; init; }

    /// <summary>Red.</summary>
    public required ServiceFacts Service { get; init; }

    /// <summary>Red's task definition; null where it is gone.</summary>
    public required TaskDefinitionFacts? TaskDefinition { get; init; }

    /// <summary>The task definition asked for; null where an image was, or where there is none of that name.</summary>
    public TaskDefinitionFacts? WantedTaskDefinition { get; init; }

    /// <summary>Red's target groups, by ARN.</summary>
    public required IReadOnlyDictionary<string, TargetGroupFacts> TargetGroups { get; init; }

    /// <summary>Rules and default actions that forward to them.</summary>
    public required IReadOnlyList<RoutedRule> Rules { get; init; }

    /// <summary>The health of Red's targets.</summary>
    public required TargetsLook Targets { get; init; }

    /// <summary>The service's autoscaling; null where it has none.</summary>
    public ScalingFacts? Scaling { get; init; }

    /// <summary>The strategy's alarms.</summary>
    public required AlarmsFound Alarms { get; init; }
}
