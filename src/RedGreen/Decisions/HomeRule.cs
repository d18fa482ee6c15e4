using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Strategies;

namespace RedGreen.Decisions;

/// <summary>Traffic is on Red, which runs the new version. Green stands by until the settle time has passed.</summary>
public static class HomeRule
{
    /// <summary>The ruling.</summary>
    public static Ruling Rule(Deployment deployment, Observation seen, DateTimeOffset now)
    {
        if (Drift.Look(deployment, seen.Rules) is { } drift)
            return Ruling.StayOnGreen(drift);
        if (IsSick(deployment, seen) is { } sickness)
            return IsHealthy(seen.GreenTargets)
                ? Ruling.Advance(new Shift(Stage.Returned, deployment.Traffic.Step, 100), $"Red fell ill after traffic came home: {sickness}; traffic goes back to Green")
                : Ruling.StayOnGreen($"Red fell ill after traffic came home: {sickness}; Green is no better, so traffic stays on Red");

        // Traffic may have come home before the last task ran the new version.
        var steady = seen.Red is { IsMissing: false, IsSteady: true };
        if (!steady && now >= deployment.Traffic.Since.AddSeconds(deployment.Strategy.HomeTimeoutSeconds))
            return Ruling.StayOnGreen($"traffic is home, but within {Duration.Text(deployment.Strategy.HomeTimeoutSeconds)} only {seen.Red.Running} of {seen.Red.DesiredCount} tasks of Red came to run the new version");
        var settled = deployment.Traffic.Since.AddSeconds(deployment.Strategy.SettleSeconds);
        if (now < settled)
            return Ruling.Wait(["traffic is home; Green stands by"], settled);
        return steady
            ? new Ruling(Decision.Complete, [$"Red carries everything with the new version, {seen.RedTargets?.Healthy ?? seen.Red.Running} targets healthy"])
            : Ruling.Wait([$"traffic is home; {seen.Red.Running} of {seen.Red.DesiredCount} tasks run the new version"]);
    }

    private static string? IsSick(Deployment deployment, Observation seen) => seen.RedTargets is { Healthy: 0 } targets
        ? $"none of its targets is healthy: {string.Join("; ", targets.Reasons)}"
        : TaskCheck.Look(seen.Red, "Red", deployment.Evidence.RedMissingLooks).FirstOrDefault(finding => finding.IsBad)?.Reason;

    private static bool IsHealthy(TargetsLook? targets) => targets is { Healthy: > 0 };
}
