using RedGreen.Fleet;
using RedGreen.Routing;

namespace RedGreen.Aws;

/// <summary>What of a service can be read for many services together.</summary>
/// <param name="Service">The service with its tags.</param>
/// <param name="TaskDefinition">Its task definition; null where it is gone.</param>
/// <param name="TargetGroups">Its target groups, by ARN; those that are gone are not in it.</param>
/// <param name="ForwardingRules">Rules and default actions that forward to them.</param>
public sealed record KnownFacts(
    ServiceFacts Service, TaskDefinitionFacts? TaskDefinition, IReadOnlyDictionary<string, TargetGroupFacts> TargetGroups, IReadOnlyList<RoutedRule> ForwardingRules);
