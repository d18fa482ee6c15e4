using RedGreen.Cli.Following;

namespace RedGreen.Cli.Running;

/// <summary>A deployment that runs, or one whose lock is kept until a person has looked.</summary>
/// <param name="Look">Its execution.</param>
/// <param name="Held">Its service's lock; null while it waits for its turn.</param>
internal sealed record RunningDeployment(ExecutionLook Look, DeploymentLock? Held)
{
    /// <summary>Whether a person must look: it has ended and still holds the lock.</summary>
    public bool NeedsPerson => !Look.IsRunning && (Held is not null || !Ending.IsSafe(Look.Outcome));

    /// <summary>What to do about a lock whose owner ended well: the last step, giving it back, has failed.</summary>
    public static string KeptLock(ExecutionLook look) =>
        $"It ended {look.Outcome} and still holds the lock: look whether anything of it is left, then clear the lock: redgreen unlock {look.Service}";
}
