namespace RedGreen.Chaos.Guarantees;

/// <summary>A lock never outlives its deployment, unless a person must look; nor does a place in the queue.</summary>
internal sealed class NoLockIsLeft : IGuarantee
{
    public const string Name = "A lock never outlives its deployment";

    // Nobody is in a hurry to clean up after a waiter that was stopped: the next one overwrites it.
    private static readonly TimeSpan Waiter = TimeSpan.FromHours(1);

    public IEnumerable<Violation> Check(Facts facts)
    {
        var after = facts.Chronicle.After;
        foreach (var ((_, service), item) in after.Locks)
        {
            if (facts.Execution(item.Owner) is { End: null })
                continue;
            if (Lock.IsWaiting(service))
            {
                if (after.At - (item.Since ?? DateTimeOffset.MinValue) > Waiter)
                    yield return new(Name, after.At, $"{Chronicles.Names.Last(item.Owner)} still waits for {Lock.ServiceOf(service)} since {item.Since:HH:mm:ss}, and is over.");
                continue;
            }

            // Whoever is stopped after it has said that a person must look, has said it.
            if (item.Owner != Lock.Nobody && !(item.Phase == Lock.NeedsPerson && facts.Execution(item.Owner)?.End?.Name is "RollbackFailed" or "ABORTED" or "TIMED_OUT"))
                yield return new(Name, after.At, $"{service} is still locked by {Chronicles.Names.Last(item.Owner)} ({item.Phase}), which ended {facts.Execution(item.Owner)?.End?.Name ?? "before"}.");
        }
    }
}
