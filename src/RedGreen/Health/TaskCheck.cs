namespace RedGreen.Health;

/// <summary>Whether Green's tasks live: failed starts, crashes, ECS's own circuit breaker.</summary>
public static class TaskCheck
{
    /// <summary>This many tasks that ended by their own fault are a crash loop; one or two may be bad luck.</summary>
    public const int CrashLoop = 3;

    /// <summary>Evaluations in a row in which something must be missing before it is believed: an answer of ECS may be some seconds old.</summary>
    public const int MissingLooks = 2;

    /// <summary>The findings on a service, with AWS's own stop reasons.</summary>
    /// <param name="service">The service.</param>
    /// <param name="side">Green or Red.</param>
    /// <param name="missingLooks">Evaluations in a row, this one included, in which it or its deployment was missing.</param>
    public static IEnumerable<Finding> Look(ServiceLook service, string side, int missingLooks)
    {
        if (service.IsMissing && missingLooks < MissingLooks)
            yield return Finding.Unsure($"ECS does not know {side}'s {(service.Active ? "deployment" : "service")}; its answer may be old");
        else if (!service.Active)
            yield return Finding.Bad($"{side}'s service is gone or no longer active: somebody deleted it");
        else if (service.PinnedFailed || !service.PinnedIsPrimary)
            yield return Finding.Bad($"ECS gave up {side}'s deployment: {service.RolloutReason ?? "another deployment took its place"}{Stops(service)}");
        if (service.Stopped is { Count: >= CrashLoop } stopped)
            yield return Finding.Bad($"{stopped.Count} tasks of {side} ended by themselves{Stops(service)}");
    }

    private static string Stops(ServiceLook service) =>
        service.Stopped is { Count: > 0 } stopped ? $": {string.Join("; ", stopped.Select(task => $"{task.Code}: {task.Reason}").Distinct().Take(3))}" : "";
}
