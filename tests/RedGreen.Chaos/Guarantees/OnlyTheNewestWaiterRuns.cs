using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>Of several that wait for a service only the newest runs.</summary>
internal sealed class OnlyTheNewestWaiterRuns : IGuarantee
{
    public const string Name = "Of several that wait only the newest runs";

    // Who has looked at the queue within the last minute may not have seen who came after.
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(1);

    public IEnumerable<Violation> Check(Facts facts)
    {
        var waiting = new Dictionary<string, (string Execution, DateTimeOffset Since)>();
        foreach (var write in facts.Writes<LockWrite>())
        {
            var service = Lock.ServiceOf(write.Service);
            if (Lock.IsWaiting(write.Service))
            {
                if (write.After is { } next)
                    waiting[service] = (next.Owner, write.At);
                else
                    waiting.Remove(service);
            }
            else if (write is { After: { } taken } && taken.Owner != write.Before?.Owner && waiting.TryGetValue(service, out var newest) && IsOlder(facts, taken.Owner, newest, write.At)
                && Acts(facts, taken.Owner, write.At) is { } act)
            {
                yield return new(Name, act.At, $"{act}: it took the lock of {service} at {write.At:HH:mm:ss}, while {Names.Last(newest.Execution)}, which is newer, had been waiting since {newest.Since:HH:mm:ss}.");
            }
        }
    }

    private static bool IsOlder(Facts facts, string taker, (string Execution, DateTimeOffset Since) newest, DateTimeOffset at) =>
        taker != newest.Execution
        && facts.Execution(taker) is { IsRecovery: false } older
        && facts.Execution(newest.Execution) is { } newer
        && older.StartedAt < newer.StartedAt
        && at - newest.Since > Unseen
        && !(newer.End?.At <= at);

    private static Write? Acts(Facts facts, string execution, DateTimeOffset from) =>
        facts.Chronicle.Writes.FirstOrDefault(write => write.At >= from && write.By.Execution == execution && write is RuleWrite or ServiceWrite or GroupWrite);
}
