using RedGreen.Deployments;
using RedGreen.Health;

namespace RedGreen.Decisions;

/// <summary>One look at a deployment: folds what was seen, asks the stage's own rule, and says when to look again.</summary>
public static class Evaluation
{
    /// <summary>The deployment after this look, with its decision, reasons and next wait.</summary>
    public static Deployment Decide(Deployment deployment, Observation seen, DateTimeOffset now)
    {
        var moved = deployment with { Traffic = deployment.Traffic.SeenAt(now) };
        var looked = moved with
        {
            Evidence = Fold(moved, seen, now),
            Steering = ControlCommand.Latch(deployment.Steering, seen.Control, deployment, now),
        };
        var (ruling, steering) = Rule(looked, seen, now);
        return Carry(looked with { Steering = steering }, ruling, now);
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
        var folded = Folding.Add(deployment.Evidence, seen.Windows, deployment.Traffic.ShiftedAt, deployment.Strategy, now);
        return folded with
        {
            Looks = folded.Looks + 1,
            SickLooks = TargetCheck.IsSick(seen.GreenTargets) ? folded.SickLooks + 1 : 0,
        };
    }

    private static Deployment Carry(Deployment deployment, Ruling ruling, DateTimeOffset now)
    {
        var carried = deployment with
        {
            Decision = ruling.Decision,
            Reasons = ruling.Reasons,
            Why = $"{ruling.Decision}: {string.Join("; ", ruling.Reasons)}",
            WaitSeconds = Schedule.WaitSeconds(deployment, ruling, now),
            Traffic = deployment.Traffic with { Next = ruling.Next },
        };
        if (ruling.Decision == Decision.GoHome)
            carried = carried with { Traffic = carried.Traffic with { Stage = Stage.GoingHome, Since = now } };
        return ruling.Decision == Decision.Wait ? carried : carried.Noted(now, carried.Why);
    }
}
