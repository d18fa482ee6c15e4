namespace RedGreen.Recovery;

/// <summary>What has become of the execution that holds a lock.</summary>
/// <param name="Status"><c>RUNNING</c>, <c>PENDING_REDRIVE</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>; null where it is gone.</param>
/// <param name="Error">The error that it ended with; null for none.</param>
public sealed record OwnerState(string? Status, string? Error);
