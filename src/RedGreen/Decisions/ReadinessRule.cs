using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Hooks;
using RedGreen.Strategies;

namespace RedGreen.Decisions;

/// <summary>Step 0: Green starts and becomes healthy before it gets any traffic. Nothing skips this.</summary>
public static class ReadinessRule
{
    /// <summary>The ruling.</summary>
    public static Ruling Rule(Deployment deployment, Observation seen, DateTimeOffset now)
    {
        if (deployment.Steering.Abort)
            return Ruling.Rollback("an operator aborted the deployment before Green got any traffic");
        if (Drift.Look(deployment, seen.Rules) is { } drift)
            return Ruling.Rollback(drift);
        if (Standby.Look(deployment, seen) is { } gone)
            return Ruling.Rollback(gone);
        var bad = TaskCheck.Look(seen.Green, "Green", deployment.Evidence.GreenMissingLooks)
            .Concat(AlarmCheck.Look(deployment.Strategy.Alarms, seen.Alarms, deployment.Evidence.NotProtecting))
            .Concat(HookGate.Failures(deployment, now))
            .Where(finding => finding.IsBad)
            .Select(finding => finding.Reason)
            .ToArray();
        if (bad is not [])
            return Ruling.Rollback(bad);
        if (IsReady(seen))
            return CapacityGate.Look(seen) ?? HookGate.Look(deployment, Hook.BeforeTraffic, now) ?? Ruling.Advance(new Shift(Stage.Shifting, 1, deployment.Strategy.Steps[0].Percent), $"Green is ready: {seen.Green.Running} of {seen.Green.DesiredCount} tasks run and are healthy");

        // While a hook was being asked, Green was ready: what it lost since then may come back.
        var deadline = (deployment.Hooks.Current?.Since ?? deployment.Traffic.Since).AddSeconds(deployment.Strategy.ReadyTimeoutSeconds);
        var state = $"{seen.Green.Running} of {seen.Green.DesiredCount} tasks run, {seen.GreenTargets?.Healthy ?? 0} are healthy";
        return now >= deadline
            ? Ruling.Rollback([$"Green was not ready within {Duration.Text(deployment.Strategy.ReadyTimeoutSeconds)}: {state}", .. Words(seen)])
            : Ruling.Wait([$"Green is starting: {state}"], deadline);
    }

    private static bool IsReady(Observation seen) => seen.Green.IsSteady && seen.GreenTargets is { } targets && targets.Healthy >= seen.Green.DesiredCount;

    // What AWS itself says on why Green does not come up.
    private static IEnumerable<string> Words(Observation seen) =>
        (seen.GreenTargets?.Reasons ?? []).Concat((seen.Green.Stopped ?? []).Select(task => $"{task.Code}: {task.Reason}").Distinct().Take(3)).Concat(seen.Green.Events.Take(1));
}
