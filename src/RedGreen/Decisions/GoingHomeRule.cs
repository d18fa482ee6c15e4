using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Strategies;

namespace RedGreen.Decisions;

/// <summary>Green carries everything; Red is being brought to the new version. From here on nothing leads back to the old one.</summary>
public static class GoingHomeRule
{
    /// <summary>The ruling.</summary>
    public static Ruling Rule(Deployment deployment, Observation seen, DateTimeOffset now)
    {
        if (Drift.Look(deployment, seen.Rules) is { } drift)
            return Ruling.StayOnGreen(drift);
        // Whatever Red runs by now, the old version or the new one: it can answer, and Green cannot.
        if (seen.GreenTargets is { Healthy: 0 } && seen.RedTargets is { Healthy: > 0 } early && seen.Red.Active)
            return Ruling.Advance(new Shift(Stage.Home, deployment.Traffic.Step, 0), $"none of Green's targets is healthy any more, {early.Healthy} of Red's are: traffic goes home early, {seen.Red.Running} of {seen.Red.DesiredCount} tasks run the new version");
        if (TaskCheck.Look(seen.Red, "Red", deployment.Evidence.RedMissingLooks).FirstOrDefault(finding => finding.IsBad) is { } failed)
            return Ruling.StayOnGreen(failed.Reason);
        if (seen.Red.IsSteady && seen.RedTargets is { } targets && targets.Healthy >= seen.Red.DesiredCount)
            return Ruling.Advance(new Shift(Stage.Home, deployment.Traffic.Step, 0), $"Red runs the new version: {seen.Red.Running} of {seen.Red.DesiredCount} tasks run and are healthy");

        var deadline = deployment.Traffic.Since.AddSeconds(deployment.Strategy.HomeTimeoutSeconds);
        var state = $"{seen.Red.Running} of {seen.Red.DesiredCount} tasks run the new version, {seen.RedTargets?.Healthy ?? 0} targets are healthy";
        return now >= deadline
            ? Ruling.StayOnGreen($"Red did not come up with the new version within {Duration.Text(deployment.Strategy.HomeTimeoutSeconds)}: {state}")
            : Ruling.Wait([$"Red is being brought home: {state}"], deadline);
    }
}
