using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Failures;
using RedGreen.Routing;

namespace RedGreen.Recovery;

/// <summary>Where a promoted deployment is to go on: the document may be old, the rules are not.</summary>
public static class WayHome
{
    private const int MostTimes = 3;

    /// <summary>Where traffic is.</summary>
    /// <param name="deployment">The document, however old.</param>
    /// <param name="live">The rules' live actions.</param>
    /// <param name="redRuns">Red's task definition now; null where the service is gone.</param>
    public static Place Find(Deployment deployment, IReadOnlyList<IReadOnlyList<RuleAction>> live, string? redRuns)
    {
        var pairs = deployment.Green.TargetGroups;
        var rules = deployment.Traffic.Rules.Zip(live).Where(look => look.First.GreenAlone is null).ToList();
        var foreign = rules.Where(look => !IsAt(look, 100) && !IsAt(look, 0) && !IsAt(look, null)).Select(look => Words(look.First, look.Second)).ToList();
        if (foreign is not [])
            return new Place(PlaceKind.Elsewhere, string.Join("; ", foreign));
        if (rules.All(look => IsAt(look, 100)))
            return Place.OnGreen;
        // From here on some of the traffic is on Red: good where Red was brought to the new version, and nobody's business of ours where it was not.
        if (redRuns != deployment.Green.TaskDefinition)
            return new Place(PlaceKind.Elsewhere, $"traffic was moved to {deployment.Request.Service}, which runs {redRuns ?? "nothing"} and not {deployment.Green.TaskDefinition}: {string.Join("; ", rules.Where(look => !IsAt(look, 100)).Select(look => Words(look.First, look.Second)))}");
        if (rules.Any(look => IsAt(look, 100)))
            return Place.Between;
        return rules.All(look => IsAt(look, 0)) ? Place.Home : Place.Leaving;

        bool IsAt((RoutedRule Rule, IReadOnlyList<RuleAction> Actions) look, int? percent) => LiveTraffic.Same(look.Actions, look.Rule.At(pairs, percent));
    }

    /// <summary>What to write so that all rules say the same again.</summary>
    public static IReadOnlyList<(RoutedRule Rule, IReadOnlyList<RuleAction> Actions)> Together(Deployment deployment, IReadOnlyList<IReadOnlyList<RuleAction>> live, int weight) =>
    [
        .. deployment.Traffic.Rules.Zip(live)
            .Where(look => look.First.GreenAlone is null)
            .Select(look => (Rule: look.First, look.Second, To: look.First.At(deployment.Green.TargetGroups, weight)))
            .Where(look => !LiveTraffic.Same(look.Second, look.To))
            .Select(look => (look.Rule, look.To)),
    ];

    /// <summary>The document from which the state machine goes on.</summary>
    /// <param name="deployment">The document, however old.</param>
    /// <param name="place">Where traffic is now.</param>
    /// <param name="now">The time.</param>
    /// <param name="change">The change of records that is not known to be on all servers; null for none.</param>
    /// <param name="moved">Whether weights were written just now.</param>
    /// <exception cref="WayHomeKeepsFailing">It was done before, again and again.</exception>
    public static Deployment GoOn(Deployment deployment, Place place, DateTimeOffset now, string? change = null, bool moved = false)
    {
        if (deployment.Resumptions >= MostTimes)
            throw new WayHomeKeepsFailing(deployment.Resumptions);
        var (decision, stage, weight) = place.Kind switch
        {
            PlaceKind.OnGreen => (Decision.GoHome, Stage.GoingHome, 100),
            PlaceKind.Home => (Decision.GoHome, Stage.Home, 0),
            PlaceKind.Leaving => (Decision.Complete, Stage.Home, (int?)null),
            PlaceKind.Elsewhere => (Decision.StayOnGreen, deployment.Traffic.Stage, deployment.Traffic.Weight),
            var kind => throw new InvalidOperationException($"Rules that are {kind} are brought together first."),
        };
        var why = $"{decision}: {place.Why ?? Words(place)}";
        return (deployment with
        {
            Decision = decision,
            Why = why,
            Reasons = [place.Why ?? Words(place)],
            Error = null,
            Resumptions = deployment.Resumptions + 1,
            RetiringSince = null,
            WaitSeconds = 1,
            Traffic = deployment.Traffic with
            {
                Stage = stage,
                Weight = weight,
                Next = null,
                Since = now,
                // Nobody knows when weights moved last, so what settles does so from now on.
                ShiftedAt = now,
                Before = null,
                Moving = moved,
                Change = change,
            },
        }).Noted(now, $"resumed: {why}");
    }

    private static string Words(Place place) => place.Kind switch
    {
        PlaceKind.OnGreen => "Green carries everything; Red is brought to the new version",
        PlaceKind.Home => "traffic is home; Green stands by",
        _ => "the rules are as before the deployment, and Red runs the new version; Green is retired",
    };

    private static string Words(RoutedRule rule, IReadOnlyList<RuleAction> actions) =>
        actions is [] ? $"{rule.Arn} is gone" : $"{rule.Arn} has {LiveTraffic.Describe(actions)}";
}
