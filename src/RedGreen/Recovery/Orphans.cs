namespace RedGreen.Recovery;

/// <summary>Which locks nobody will ever release.</summary>
public static class Orphans
{
    // In these endings the lock is kept on purpose: nothing else may touch the service until a person has looked.
    private static readonly string[] KeepTheLock = ["PromotedOnGreen", "RollbackFailed"];

    private static readonly string[] GoingOn = ["RUNNING", "PENDING_REDRIVE"];

    /// <summary>
    /// Whether the owner has ended without one of its own endings: stopped, timed out, failed in a way that no Catch
    /// sees, or gone (Step Functions forgets an execution after 90 days).
    /// </summary>
    public static bool IsOrphan(OwnerState owner) =>
        !GoingOn.Contains(owner.Status) && !(owner.Status == "FAILED" && KeepTheLock.Contains(owner.Error));
}
