using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Ecs.Tasks;

namespace RedGreen.Sandbox.Ecs.Scheduling;

/// <summary>
/// The arithmetic of a rolling update: how many tasks of the PRIMARY deployment to start and which to stop now, so
/// that at most <c>maximumPercent</c> are active and at least <c>minimumHealthyPercent</c> stay healthy.
/// </summary>
internal static class RollingUpdate
{
    /// <param name="rules">The percentages.</param>
    /// <param name="desiredCount">The service's desired count.</param>
    /// <param name="primary">The PRIMARY deployment.</param>
    /// <param name="wanted">The service's tasks that are to run.</param>
    public static RollingStep Next(DeploymentRules rules, int desiredCount, Deployment primary, IReadOnlyList<EcsTask> wanted)
    {
        // Nearly every look, of every service and every second, ends here.
        if (wanted.Count == desiredCount && wanted.All(task => task.Deployment == primary))
            return RollingStep.Nothing;

        var current = wanted.Where(task => task.Deployment == primary).ToList();
        var old = wanted.Where(task => task.Deployment != primary).ToList();

        // With nothing to replace the percentages do not matter: the service only grows or shrinks.
        var room = (old.Count == 0 ? desiredCount : rules.MostActive(desiredCount)) - wanted.Count;
        var start = Math.Max(0, Math.Min(desiredCount - current.Count, room));
        var surplus = current
            .OrderBy(task => task.IsHealthy)
            .ThenByDescending(task => task.CreatedAt)
            .Take(Math.Max(0, current.Count - desiredCount))
            .ToList();

        // A failed deployment launches nothing more, so what it would have replaced stays, up to the desired count.
        if (primary.State == RolloutState.Failed)
            return new RollingStep(0, [.. surplus, .. old.OrderByDescending(task => task.IsHealthy).Skip(desiredCount)]);

        var healthy = wanted.Count(task => task.IsHealthy) - surplus.Count(task => task.IsHealthy);
        var spare = Math.Max(0, healthy - rules.FewestHealthy(desiredCount));
        var replaced = old.Where(task => !task.IsHealthy).Concat(old.Where(task => task.IsHealthy).OrderBy(task => task.CreatedAt).Take(spare));
        return new RollingStep(start, [.. surplus, .. replaced]);
    }
}

/// <summary>What to do now.</summary>
internal sealed record RollingStep(int Start, IReadOnlyList<EcsTask> Stop)
{
    public static readonly RollingStep Nothing = new(0, []);
}
