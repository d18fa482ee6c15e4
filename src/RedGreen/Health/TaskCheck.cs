namespace RedGreen.Health;

/// <summary>Whether Green's tasks live: failed starts, crashes, ECS's own circuit breaker.</summary>
public static class TaskCheck
{
    /// <summary>This many tasks that ended by their own fault are a crash loop; one or two may be bad luck.</summary>
    public const int CrashLoop = 3;

    /// <summary>The findings on a service, with AWS's own stop reasons.</summary>
    public static IEnumerable<Finding> Look(ServiceLook service, string side)
    {
        if (!service.Active)
            yield return Finding.Bad($"{side}'s service is gone or no longer active: somebody deleted it");
        else if (service.PinnedFailed || !service.PinnedIsPrimary)
            yield return Finding.Bad($"ECS gave up {side}'s deployment: {service.RolloutReason ?? "another deployment took its place"}{Stops(service)}");
        if (service.Stopped is { Count: >= CrashLoop } stopped)
            yield return Finding.Bad($"{stopped.Count} tasks of {side} ended by themselves{Stops(service)}");
    }

    private static string Stops(ServiceLook service) =>
        service.Stopped is { Count: > 0 } stopped ? $": {string.Join("; ", stopped.Select(task => $"{task.Code}: {task.Reason}").Distinct().Take(3))}" : "";
}
