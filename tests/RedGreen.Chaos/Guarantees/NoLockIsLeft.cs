namespace RedGreen.Chaos.Guarantees;

/// <summary>A lock never outlives its deployment, unless a person must look; nor does a place in the queue.</summary>
internal sealed class NoLockIsLeft : IGuarantee
{
    public const string Name = "A lock never outlives its deployment";

    // Recovery sweeps it when it looks next, and nothing depends on when that is.
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

            if (item.Owner != Lock.Nobody && !IsForPerson(item.Phase, facts.Execution(item.Owner)?.End?.Name))
                yield return new(Name, after.At, $"{service} is still locked by {Chronicles.Names.Last(item.Owner)} ({item.Phase}), which ended {facts.Execution(item.Owner)?.End?.Name ?? "before"}.");
        }
    }

    // Who cannot say in the lock that a person must look, has said it by the ending; whoever is stopped after it was said, has said it.
    private static bool IsForPerson(string? phase, string? ending) => ending is "RollbackFailed" || (phase is Lock.NeedsPerson && ending is "ABORTED" or "TIMED_OUT");
}
