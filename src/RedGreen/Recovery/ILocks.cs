namespace RedGreen.Recovery;

/// <summary>The locks of services and the executions that hold them.</summary>
public interface ILocks
{
    /// <summary>Every lock there is.</summary>
    Task<IReadOnlyList<HeldLock>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A service's lock as it is now; null where there is none.</summary>
    Task<HeldLock?> FindAsync(string cluster, string service, CancellationToken cancellationToken);

    /// <summary>What has become of an execution.</summary>
    Task<OwnerState> OwnerAsync(string execution, CancellationToken cancellationToken);

    /// <summary>
    /// Starts an execution that brings an orphan's deployment to an end. Started before and still running, it answers
    /// that one; where an earlier one did not come so far as to take the lock over, it starts another.
    /// </summary>
    /// <returns>The execution's ARN.</returns>
    Task<string> RecoverAsync(HeldLock orphan, CancellationToken cancellationToken);

    /// <summary>Tells the stack's alarm how many orphans there are that recovery does not get rid of.</summary>
    Task ReportAsync(int orphans, CancellationToken cancellationToken);
}
