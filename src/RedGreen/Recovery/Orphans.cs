namespace RedGreen.Recovery;

/// <summary>Which locks nobody will ever release, and for how long it is tried to bring their deployments to an end.</summary>
public static class Orphans
{
    /// <summary>The recoveries of one deployment that try to bring it to an end. The one after them says that a person must look.</summary>
    public const int MostAttempts = 3;

    private static readonly string[] GoingOn = ["RUNNING", "PENDING_REDRIVE"];

    /// <summary>Whether the lock is one that somebody will release: not a journal that waits, not one that waits for a person.</summary>
    public static bool MayBe(HeldLock held) => held.Owner != HeldLock.Nobody && held.Phase != HeldLock.NeedsPerson;

    /// <summary>Whether an owner has ended, however.</summary>
    public static bool HasEnded(OwnerState owner) => !GoingOn.Contains(owner.Status);

    /// <summary>
    /// Whether an owner will release nothing any more, and did not mean to keep its lock: its execution was stopped, has
    /// timed out, has ended in another way, or is gone (Step Functions forgets an execution after 90 days).
    /// </summary>
    public static bool IsOver(OwnerState owner) => HasEnded(owner) && owner is not { Status: "FAILED", Error: "RollbackFailed" };

    /// <summary>Whether recovery has been tried more than once: it does not go by itself.</summary>
    public static bool KeepsFailing(HeldLock held) => held.Attempts >= 2;

    /// <summary>Whether not even the recovery that was to hand over to a person has come to its end.</summary>
    public static bool IsGivenUp(HeldLock held) => held.Attempts > MostAttempts + 1;
}
