using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Hooks;

namespace RedGreen.Decisions;

/// <summary>One look at a deployment: folds what was seen, asks the stage's own rule, and says when to look again.</summary>
public static class Evaluation
{
    /// <summary>The deployment after this look, with its decision, reasons and next wait.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="seen">What was seen of it.</param>
    /// <param name="now">When.</param>
    /// <param name="retries">How often the look was tried in vain before.</param>
    public static Deployment Decide(Deployment deployment, Observation seen, DateTimeOffset now, int retries = 0)
    {
        var moved = HookGate.Hear(deployment, now) with { Traffic = deployment.Traffic.SeenAt(now, seen.IsEverywhere) };
        var latched = ControlCommand.Latch(deployment.Steering, seen.Control, deployment, now);
        var looked = moved with
        {
            Evidence = Fold(moved, seen, now),
            Steering = latched,
            Hooks = deployment.Steering.Pause is not null && latched.Pause is null ? HookGate.Resumed(moved.Hooks, now) : moved.Hooks,
        };
        var (ruling, steering) = Rule(looked, seen, now);
        // Whoever is waited for must be told once.
        var paused = ruling.Decision == Decision.Wait && steering.Pause is not null && steering.Pause != deployment.Steering.Pause;
        var told = paused ? ruling with { Decision = Decision.Pause } : ruling;
        var spent = looked.Evidence.Events + Schedule.EventsOf(retries, told.Decision);
        return Carry(looked with { Steering = steering, Evidence = looked.Evidence with { Events = spent } }, told, now);
    }

    private static (Ruling Ruling, Steering Steering) Rule(Deployment deployment, Observation seen, DateTimeOffset now) => deployment.Traffic.Stage switch
    {
        Stage.Readiness => (ReadinessRule.Rule(deployment, seen, now), deployment.Steering),
        Stage.Shifting => ShiftingRule.Rule(deployment, seen, now),
        Stage.GoingHome => (GoingHomeRule.Rule(deployment, seen, now), deployment.Steering),
        Stage.Home => (HomeRule.Rule(deployment, seen, now), deployment.Steering),
        Stage.Returned => (Ruling.StayOnGreen("Red fell ill after traffic had come home, so traffic is on Green again, which runs the new version"), deployment.Steering),
        var stage => throw new InvalidOperationException($"A deployment in stage {stage} is not evaluated."),
    };

    private static Evidence Fold(Deployment deployment, Observation seen, DateTimeOffset now)
    {
        var known = seen.History is { } history ? deployment.Evidence with { History = history } : deployment.Evidence;
        var folded = Folding.Add(known, seen.Windows, deployment.Traffic, deployment.Strategy, now);
        return folded with
        {
            Looks = folded.Looks + 1,
            GreenMissingLooks = seen.Green.IsMissing ? folded.GreenMissingLooks + 1 : 0,
            RedMissingLooks = seen.Red.IsMissing ? folded.RedMissingLooks + 1 : 0,
            SickLooks = TargetCheck.IsSick(seen.GreenTargets) ? folded.SickLooks + 1 : 0,
        };
    }

    private static Deployment Carry(Deployment deployment, Ruling ruling, DateTimeOffset now)
    {
        var reasons = Reasons.Bounded(ruling.Reasons);
        var carried = deployment with
        {
            Decision = ruling.Decision,
            Reasons = reasons,
            Why = $"{ruling.Decision}: {string.Join("; ", reasons)}",
            WaitSeconds = ruling.Decision == Decision.RunHook ? 1 : Schedule.WaitSeconds(deployment, ruling, now),
            Traffic = deployment.Traffic with { Next = ruling.Next },
            Hooks = ruling.Call is { } call ? deployment.Hooks with { Current = call } : deployment.Hooks,
            Green = ruling.Tasks is { } tasks ? deployment.Green with { DesiredCount = tasks } : deployment.Green,
        };
        if (ruling.Decision == Decision.GoHome)
            carried = carried with { Traffic = carried.Traffic with { Stage = Stage.GoingHome, Since = now } };
        return IsNews(deployment, ruling) ? carried.Noted(now, carried.Why) : carried;
    }

    // A hook that is asked again and again is told once.
    private static bool IsNews(Deployment deployment, Ruling ruling) => ruling.Decision switch
    {
        Decision.Wait => false,
        Decision.RunHook => ruling.Call!.Calls == 1,
        _ => true,
    };
}
