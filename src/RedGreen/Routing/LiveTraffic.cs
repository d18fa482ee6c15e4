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

    /// <summary>Green's share of what Red's and Green's groups get together, 0-1; 0 where neither gets anything.</summary>
    public static double GreenShare(IReadOnlyList<RuleAction> live, IReadOnlyList<TargetGroupPair> pairs)
    {
        var green = Weight(live, arn => pairs.Any(p => p.Green == arn));
        var red = Weight(live, arn => pairs.Any(p => p.Red == arn));
        return green + red == 0 ? 0 : (double)green / (green + red);
    }

    /// <summary>Whether Green's groups get anything.</summary>
    public static bool CarriesGreen(IReadOnlyList<RuleAction> live, IReadOnlyList<TargetGroupPair> pairs) =>
        Weight(live, arn => pairs.Any(p => p.Green == arn)) > 0;

    /// <summary>Whether Red's groups get something and Green's nothing.</summary>
    public static bool IsAllOnRed(IReadOnlyList<RuleAction> live, IReadOnlyList<TargetGroupPair> pairs) =>
        !CarriesGreen(live, pairs) && Weight(live, arn => pairs.Any(p => p.Red == arn)) > 0;

    /// <summary>Whether Green's groups stand in the actions at all.</summary>
    public static bool NamesGreen(IReadOnlyList<RuleAction> live, IReadOnlyList<TargetGroupPair> pairs) =>
        live.SelectMany(action => action.Groups()).Any(group => pairs.Any(p => p.Green == group.TargetGroupArn));

    /// <summary>The actions in few words, for people: <c>forward 90:shop/1a2b 10:shop-1a2b3c4d/5e6f</c>.</summary>
    public static string Describe(IReadOnlyList<RuleAction> actions) => string.Join(", ", Ordered(actions).Select(action =>
        string.Join(' ', [action.Type, .. action.Groups().Select(g => $"{g.Weight ?? 1}:{ShortName(g.TargetGroupArn)}")])));

    private static IEnumerable<RuleAction> Ordered(IReadOnlyList<RuleAction> actions) => actions.OrderBy(action => action.Order ?? 1);

    private static bool Same(RuleAction one, RuleAction other) =>
        one.Type == other.Type
        && SameGroups(one.Groups(), other.Groups())
        && Sticky(one) == Sticky(other)
        && SameOthers(one.Others, other.Others);

    private static bool SameGroups(IReadOnlyList<GroupWeight> one, IReadOnlyList<GroupWeight> other) =>
        one.Count == 1 && other.Count == 1
            ? one[0].TargetGroupArn == other[0].TargetGroupArn
            : one.Count == other.Count && one.All(group => other.Any(g => g.TargetGroupArn == group.TargetGroupArn && (g.Weight ?? 1) == (group.Weight ?? 1)));

    private static int? Sticky(RuleAction action) =>
        action.ForwardConfig?.TargetGroupStickinessConfig is { Enabled: true, DurationSeconds: var seconds } ? seconds ?? 0 : null;

    private static bool SameOthers(IDictionary<string, JsonElement>? one, IDictionary<string, JsonElement>? other) =>
        (one?.Count ?? 0) == (other?.Count ?? 0)
        && (one is null || one.All(field => other!.TryGetValue(field.Key, out var value) && JsonElement.DeepEquals(value, field.Value)));

    private static long Weight(IReadOnlyList<RuleAction> live, Func<string, bool> counts) => live
        .Select(action => action.Groups())
        .Sum(groups => groups.Where(g => counts(g.TargetGroupArn)).Sum(g => groups.Count == 1 ? 1L : g.Weight ?? 1));

    private static string ShortName(string targetGroupArn) =>
        targetGroupArn.IndexOf("targetgroup/", StringComparison.Ordinal) is >= 0 and var at ? targetGroupArn[(at + "targetgroup/".Length)..] : targetGroupArn;
}
