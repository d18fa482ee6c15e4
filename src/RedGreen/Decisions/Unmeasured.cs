using RedGreen.Deployments;
using RedGreen.Health;

namespace RedGreen.Decisions;

/// <summary>
/// Going on without any requests counted: a Network Load Balancer has no numbers for a target group. Windows that can
/// never come are not waited for, and their absence is no sign of health: tasks and targets must be seen to be well, and
/// the service's own metrics, where it has some, must say so (<see cref="OwnData"/>).
/// </summary>
internal static class Unmeasured
{
    /// <summary>What is not known to be well.</summary>
    public static IEnumerable<string> Missing(Observation seen)
    {
        if (!seen.Green.IsSteady)
            yield return $"{seen.Green.Running} of {seen.Green.DesiredCount} tasks of Green run";
    }

    /// <summary>What Green is judged by, in words.</summary>
    public static string Look(Deployment deployment, Observation seen) =>
        $"requests are not measured per side behind a Network Load Balancer: {seen.Green.Running} of {seen.Green.DesiredCount} tasks run, {seen.GreenTargets?.Healthy.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"} targets are healthy, {string.Join("; ", [Alarms(deployment, seen), .. OwnData.Look(deployment)])}";

    private static string Alarms(Deployment deployment, Observation seen) =>
        deployment.Strategy.Alarms is [] ? "no alarms are set"
        : seen.Alarms is { } alarms ? $"{alarms.Count(alarm => !alarm.InAlarm)} of {alarms.Count} alarms are quiet"
        : "the alarms are unknown";
}
