namespace RedGreen.Recovery;

/// <summary>A service's lock, as it stands in the table.</summary>
/// <param name="Cluster">The cluster's ARN.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Owner">The execution that holds it, as an ARN.</param>
/// <param name="Phase">How far it had come: <c>taken</c>, <c>planned</c>, <c>promoted</c> or <c>needsPerson</c>.</param>
public sealed record HeldLock(string Cluster, string Service, string Owner, string Phase);

/// <summary>What has become of the execution that holds a lock.</summary>
/// <param name="Status"><c>RUNNING</c>, <c>PENDING_REDRIVE</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>; null where it is gone.</param>
/// <param name="Error">The error that it ended with; null for none.</param>
public sealed record OwnerState(string? Status, string? Error);
