using RedGreen.Deployments;
using RedGreen.Failures;

namespace RedGreen.Routing;

/// <summary>What to write so that Red carries everything again.</summary>
public static class WayBack
{
    /// <summary>
    /// The rules to write, with their original actions. A rule that is as any split of this deployment is ours to
    /// write; one that somebody else has given to Red alone, or deleted, is accepted as it is. What shows Green alone to clients
    /// (beside weighted records) stays until Green retires: they follow an old answer to it for a while.
    /// </summary>
    /// <exception cref="TrafficChangedByOthers">A rule is neither: a person's maintenance page is never overruled.</exception>
    public static IReadOnlyList<(RoutedRule Rule, IReadOnlyList<RuleAction> Actions)> Writes(Deployment deployment, IReadOnlyList<IReadOnlyList<RuleAction>> live)
    {
        var pairs = Made(deployment);
        var writes = new List<(RoutedRule, IReadOnlyList<RuleAction>)>();
        var changes = new List<string>();
        foreach (var (rule, actions) in deployment.Traffic.Rules.Zip(live))
        {
            // What is gone sends nothing to Green: that somebody deleted it is no reason to leave Green what it has elsewhere.
            if (actions is [] || LiveTraffic.Same(actions, rule.Original) || rule.GreenAlone is not null)
                continue;
            if (IsOurs(deployment, rule, actions, pairs))
                writes.Add((rule, rule.Original));
            else if (!LiveTraffic.IsAllOnRed(rule, actions, deployment.Green.TargetGroups))
                changes.Add($"{rule.Arn} has {LiveTraffic.Describe(actions)}");
        }

        return changes is [] ? [.. writes, .. WritesOfTests(deployment, live)] : throw new TrafficChangedByOthers(string.Join("; ", changes));
    }

    /// <summary>
    /// The test listeners to write, with their original actions: where they still name Green. They come first, since
    /// tests that go on would look like clients of Green's. What others made of them is theirs.
    /// </summary>
    public static IReadOnlyList<(RoutedRule Rule, IReadOnlyList<RuleAction> Actions)> WritesOfTests(Deployment deployment, IReadOnlyList<IReadOnlyList<RuleAction>> live)
    {
        var pairs = Made(deployment);
        return [.. deployment.Traffic.Rules.Zip(live).Where(look => look.First.IsTest && LiveTraffic.NamesGreen(look.Second, pairs)).Select(look => (look.First, look.First.Original))];
    }

    /// <summary>The rules to write, after the test listeners, so that Green's groups stand in none of them any more.</summary>
    /// <exception cref="GreenCarriesTraffic">Green's groups still get something.</exception>
    public static IReadOnlyList<(RoutedRule Rule, IReadOnlyList<RuleAction> Actions)> WritesWithoutGreen(Deployment deployment, IReadOnlyList<IReadOnlyList<RuleAction>> live)
    {
        var pairs = Made(deployment);
        var rules = deployment.Traffic.Rules.Zip(live).ToList();
        var carrying = rules.Where(look => LiveTraffic.CarriesGreen(look.First, look.Second, pairs)).Select(look => $"{look.First.Arn} has {LiveTraffic.Describe(look.Second)}").ToList();
        if (carrying is not [])
            throw new GreenCarriesTraffic(string.Join("; ", carrying));
        return
        [
            .. rules.Where(look => !look.First.IsTest && LiveTraffic.NamesGreen(look.Second, pairs))
                .Select(look => (look.First, IsShown(look.First, look.Second, pairs) ? look.First.Original : Split.Without(look.Second, pairs))),
        ];
    }

    // A rule that shows Green alone has nothing left without it, whatever else was put there.
    private static bool IsShown(RoutedRule rule, IReadOnlyList<RuleAction> actions, IReadOnlyList<TargetGroupPair> pairs) =>
        rule.GreenAlone is not null || LiveTraffic.Same(actions, rule.At(pairs, 0));

    private static bool IsOurs(Deployment deployment, RoutedRule rule, IReadOnlyList<RuleAction> actions, IReadOnlyList<TargetGroupPair> pairs) =>
        pairs.Count == deployment.Green.TargetGroups.Count
        && deployment.Strategy.Steps.Select(step => step.Percent).Prepend(0).Any(percent => LiveTraffic.Same(actions, rule.At(pairs, percent)));

    // A pair without Green's group has never been in any action.
    private static List<TargetGroupPair> Made(Deployment deployment) => [.. deployment.Green.TargetGroups.Where(pair => pair.Green is not null)];
}
