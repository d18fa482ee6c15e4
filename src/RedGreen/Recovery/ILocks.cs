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

    /// <summary>Tells the stack's alarm how many orphans there are.</summary>
    Task ReportAsync(int orphans, CancellationToken cancellationToken);
}
