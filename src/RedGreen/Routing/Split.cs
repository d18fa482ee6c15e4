using RedGreen.Deployments;

namespace RedGreen.Routing;

/// <summary>What a rule's actions are while Green has a share: the original ones with Red's entry split in two.</summary>
public static class Split
{
    // Weights are 0-999: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html
    private const int MaxWeight = 999;

    /// <summary>The most target groups that one action of an Application Load Balancer holds. For a Network Load Balancer AWS publishes no other number.</summary>
    public const int MaxGroups = 5;

    /// <summary>The most groups that any action would hold once each of Red's had a Green beside it.</summary>
    public static int GroupsAfter(IReadOnlyList<RuleAction> original, IEnumerable<string> red) =>
        original.Select(action => action.Groups()).Max(groups => groups.Count + groups.Count(group => red.Contains(group.TargetGroupArn)));

    /// <summary>The actions that give Green <paramref name="percent"/> of what Red had; null gives the original ones.</summary>
    /// <param name="original">The actions before the deployment.</param>
    /// <param name="pairs">Red's groups and Green's; every pair has its Green group.</param>
    /// <param name="percent">0-100, or null while Green is not in the actions.</param>
    public static IReadOnlyList<RuleAction> Of(IReadOnlyList<RuleAction> original, IReadOnlyList<TargetGroupPair> pairs, int? percent) =>
        percent is { } share ? [.. original.Select(action => Of(action, pairs, share))] : original;

    /// <summary>
    /// The weights of records at a share. Route 53 takes 0-255, so whole percents fit as they are; at 0 they are the
    /// original ones, since Red had everything before.
    /// </summary>
    /// <param name="original">Each type's weights, Red's load balancer first.</param>
    /// <param name="percent">0-100.</param>
    public static IReadOnlyList<RuleAction> OfRecords(IReadOnlyList<RuleAction> original, int percent) => percent == 0 ? original :
        [.. original.Select(type => type with { ForwardConfig = new ForwardConfig { TargetGroups = [type.Groups()[0] with { Weight = 100 - percent }, type.Groups()[1] with { Weight = percent }] } })];

    /// <summary>The actions that send everything to Green: the one that answers is replaced, a login before it stays.</summary>
    /// <param name="original">The actions before the deployment.</param>
    /// <param name="pair">Whose Green; it has its Green group.</param>
    public static IReadOnlyList<RuleAction> GreenAlone(IReadOnlyList<RuleAction> original, TargetGroupPair pair)
    {
        var answering = original.MaxBy(action => action.Order ?? int.MaxValue);
        var green = new RuleAction { Type = "forward", Order = answering?.Order, ForwardConfig = new ForwardConfig { TargetGroups = [new GroupWeight(GreenOf(pair), 1)] } };
        return [.. original.Where(action => action != answering), green];
    }

    /// <summary>The same actions without Green's groups: what is left of its entries belongs to nobody.</summary>
    public static IReadOnlyList<RuleAction> Without(IReadOnlyList<RuleAction> live, IReadOnlyList<TargetGroupPair> pairs) =>
        [.. live.Select(action => action.ForwardConfig is { } forward && forward.TargetGroups.Any(g => pairs.Any(p => p.Green == g.TargetGroupArn))
            ? action with { TargetGroupArn = null, ForwardConfig = forward with { TargetGroups = [.. forward.TargetGroups.Where(g => pairs.All(p => p.Green != g.TargetGroupArn))] } }
            : action)];

    private static RuleAction Of(RuleAction action, IReadOnlyList<TargetGroupPair> pairs, int percent)
    {
        var groups = action.Groups();
        var touched = pairs.Where(pair => groups.Any(g => g.TargetGroupArn == pair.Red)).ToList();
        return touched is []
            ? action
            : action with
            {
                TargetGroupArn = null,
                ForwardConfig = new ForwardConfig
                {
                    TargetGroups = Fit([.. groups.SelectMany(group => Divide(group, touched, percent))]),
                    TargetGroupStickinessConfig = Stickiness(action, touched),
                },
            };
    }

    // Everything times 100, so that whole percents of Red's share are whole weights and third groups keep theirs.
    private static IEnumerable<(string Arn, long Weight)> Divide(GroupWeight group, List<TargetGroupPair> pairs, int percent)
    {
        var weight = group.Weight ?? 1;
        if (pairs.Find(p => p.Red == group.TargetGroupArn) is not { } pair)
            return [(group.TargetGroupArn, weight * 100L)];
        return [(pair.Red, weight * (100L - percent)), (GreenOf(pair), weight * (long)percent)];
    }

    private static string GreenOf(TargetGroupPair pair) =>
        pair.Green ?? throw new InvalidOperationException($"Green's target group {pair.Name} has no ARN yet, so no traffic can be split to it.");

    // A weight that was above zero stays above zero however much the others outweigh it.
    private static List<GroupWeight> Fit(IReadOnlyList<(string Arn, long Weight)> weights)
    {
        var divisor = Math.Max(1, weights.Aggregate(0L, (gcd, w) => Gcd(gcd, w.Weight)));
        var largest = Math.Max(1, weights.Max(w => w.Weight / divisor));
        return [.. weights.Select(w => new GroupWeight(w.Arn, Scale(w.Weight / divisor, largest)))];
    }

    private static int Scale(long weight, long largest) =>
        largest <= MaxWeight || weight == 0 ? (int)weight : (int)Math.Max(1, Math.Round((double)weight * MaxWeight / largest));

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    // "If any group of the action is sticky, the action's own stickiness must be on" (facts, weighted target groups).
    private static GroupStickiness? Stickiness(RuleAction action, List<TargetGroupPair> pairs) =>
        action.ForwardConfig?.TargetGroupStickinessConfig is { Enabled: true } own ? own
        // A Network Load Balancer's stickiness, by the client's address, has no duration.
        : pairs.Max(p => p.StickySeconds) is { } seconds ? new GroupStickiness(true, seconds == 0 ? null : seconds)
        : action.ForwardConfig?.TargetGroupStickinessConfig;
}
