using System.Text.Json;
using RedGreen.Deployments;

namespace RedGreen.Routing;

/// <summary>Compares a rule's live actions with what this deployment wrote, as AWS means them rather than as it spells them.</summary>
public static class LiveTraffic
{
    /// <summary>
    /// Whether two lists of actions mean the same. AWS answers a forward to one group in both of its forms at once, and
    /// a stickiness that is off may carry any duration or be absent.
    /// </summary>
    public static bool Same(IReadOnlyList<RuleAction> one, IReadOnlyList<RuleAction> other) =>
        one.Count == other.Count && Ordered(one).Zip(Ordered(other)).All(pair => Same(pair.First, pair.Second));

    /// <summary>Whether Green's share of production is above 0. What shows Green alone carries no production of its own.</summary>
    public static bool CarriesGreen(RoutedRule rule, IReadOnlyList<RuleAction> live, IReadOnlyList<TargetGroupPair> pairs) =>
        rule.GreenAlone is null && Weight(live, rule, rule.GreenOf(pairs)) > 0;

    /// <summary>Whether Red gets something and Green nothing.</summary>
    public static bool IsAllOnRed(RoutedRule rule, IReadOnlyList<RuleAction> live, IReadOnlyList<TargetGroupPair> pairs) =>
        !CarriesGreen(rule, live, pairs) && Weight(live, rule, rule.RedOf(pairs)) > 0;

    /// <summary>Whether Green's target groups stand in the actions at all: they cannot be deleted then. Records name load balancers, which stay.</summary>
    public static bool NamesGreen(IReadOnlyList<RuleAction> live, IReadOnlyList<TargetGroupPair> pairs) =>
        live.SelectMany(action => action.Groups()).Any(group => pairs.Any(p => p.Green == group.TargetGroupArn));

    /// <summary>The actions in few words, for people: <c>forward 90:shop/1a2b 10:shop-1a2b3c4d/5e6f</c>.</summary>
    public static string Describe(IReadOnlyList<RuleAction> actions) => string.Join(", ", Ordered(actions).Select(action =>
        string.Join(' ', [action.Type, .. action.Groups().Select(g => $"{g.Weight ?? 1}:{ShortName(g.TargetGroupArn)}")])));

    private static IEnumerable<RuleAction> Ordered(IReadOnlyList<RuleAction> actions) => actions.OrderBy(action => action.Order ?? 1);

    private static bool Same(RuleAction one, RuleAction other) =>
        one.Type == other.Type
        && SameGroups(one.Groups(), other.Groups())
        && SameStickiness(Sticky(one), Sticky(other))
        && SameOthers(one.Others, other.Others);

    private static bool SameGroups(IReadOnlyList<GroupWeight> one, IReadOnlyList<GroupWeight> other) =>
        one.Count == 1 && other.Count == 1
            ? one[0].TargetGroupArn == other[0].TargetGroupArn
            : one.Count == other.Count && one.All(group => other.Any(g => g.TargetGroupArn == group.TargetGroupArn && (g.Weight ?? 1) == (group.Weight ?? 1)));

    private static GroupStickiness? Sticky(RuleAction action) =>
        action.ForwardConfig?.TargetGroupStickinessConfig is { Enabled: true } sticky ? sticky : null;

    // A Network Load Balancer's stickiness is written without a duration, and may be answered with one.
    private static bool SameStickiness(GroupStickiness? one, GroupStickiness? other) =>
        (one is null) == (other is null) && (one?.DurationSeconds is not { } here || other?.DurationSeconds is not { } there || here == there);

    private static bool SameOthers(IDictionary<string, JsonElement>? one, IDictionary<string, JsonElement>? other) =>
        (one?.Count ?? 0) == (other?.Count ?? 0)
        && (one is null || one.All(field => other!.TryGetValue(field.Key, out var value) && JsonElement.DeepEquals(value, field.Value)));

    private static long Weight(IReadOnlyList<RuleAction> live, RoutedRule rule, IEnumerable<string> side) => live
        .Select(action => action.Groups())
        .Sum(groups => groups.Where(g => side.Contains(g.TargetGroupArn)).Sum(g => IsIgnored(groups, rule) ? 1L : g.Weight ?? 1));

    // One group gets everything whatever its weight; records whose weights are all 0 are answered equally often.
    private static bool IsIgnored(IReadOnlyList<GroupWeight> groups, RoutedRule rule) =>
        groups.Count == 1 || (rule.Kind == RoutedRule.Record && groups.All(group => group.Weight == 0));

    private static string ShortName(string targetGroupArn) =>
        targetGroupArn.IndexOf("targetgroup/", StringComparison.Ordinal) is >= 0 and var at ? targetGroupArn[(at + "targetgroup/".Length)..] : targetGroupArn;
}
