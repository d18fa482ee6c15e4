using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Routing;

namespace RedGreen.Recovery;

/// <summary>Whether it is true that Green carries everything and is healthy: what the ending <c>PromotedOnGreen</c> says.</summary>
public static class OnGreen
{
    /// <summary>The deployment with its ending, <c>PromotedOnGreen</c> or <c>RollbackFailed</c>, and why.</summary>
    /// <param name="deployment">The deployment; it says already why it does not go on.</param>
    /// <param name="live">The rules' live actions.</param>
    /// <param name="green">The health of Green's targets.</param>
    /// <param name="now">The time of this look.</param>
    public static Deployment Confirm(Deployment deployment, IReadOnlyList<IReadOnlyList<RuleAction>> live, TargetsLook green, DateTimeOffset now)
    {
        List<string> wrong = [.. Wrong(deployment, live), .. green.Healthy > 0 ? Array.Empty<string>() : ["none of Green's targets is healthy"]];
        var ending = wrong is [] ? "PromotedOnGreen" : "RollbackFailed";
        var confirmed = deployment with
        {
            Ending = ending,
            Why = wrong is [] ? deployment.Why : $"{deployment.Why.TrimEnd('.')}. Green does not carry everything in good health: {string.Join("; ", wrong)}. Nothing was changed; a person has to look.",
        };
        return confirmed.Noted(now, wrong is [] ? "Green carries everything and is healthy" : confirmed.Why);
    }

    private static IEnumerable<string> Wrong(Deployment deployment, IReadOnlyList<IReadOnlyList<RuleAction>> live)
    {
        var pairs = deployment.Green.TargetGroups;
        return pairs.Any(pair => pair.Green is null)
            ? ["Green's target groups were never made"]
            : deployment.Traffic.Rules.Zip(live)
                .Where(look => look.First.GreenAlone is null && !LiveTraffic.Same(look.Second, look.First.At(pairs, 100)))
                .Select(look => look.Second is [] ? $"{look.First.Arn} is gone" : $"{look.First.Arn} has {LiveTraffic.Describe(look.Second)}");
    }
}
