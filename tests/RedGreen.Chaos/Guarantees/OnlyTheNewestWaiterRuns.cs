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
        var tickets = new List<(string Service, string Execution, DateTimeOffset Since)>();
        foreach (var write in facts.Writes<LockWrite>())
        {
            var service = Lock.ServiceOf(write.Service);
            if (Lock.IsWaiting(write.Service))
            {
                waiting.Remove(service);
                if (write.After is { } next)
                {
                    waiting[service] = (next.Owner, write.At);
                    tickets.Add((service, next.Owner, write.At));
                }
            }
            else if (write is { After: { } taken } && taken.Owner != write.Before?.Owner && NewerThan(taken.Owner, service, write.At) is { } newer
                && Acts(facts, taken.Owner, write.At) is { } act)
            {
                yield return new(Name, act.At, $"{act}: it took the lock of {service} at {write.At:HH:mm:ss}, although {Names.Last(newer.Execution)}, which is newer, had begun to wait at {newer.Since:HH:mm:ss}.");
            }
        }

        // Who waits now, or who began to wait after this one did, whatever has become of it.
        (string Execution, DateTimeOffset Since)? NewerThan(string taker, string service, DateTimeOffset at)
        {
            if (waiting.TryGetValue(service, out var newest) && IsOlder(facts, taker, newest, at) && !(facts.Execution(newest.Execution)?.End?.At <= at))
                return newest;
            var sinceItWaits = tickets.SkipWhile(ticket => (ticket.Service, ticket.Execution) != (service, taker));
            foreach (var (of, execution, since) in sinceItWaits)
                if (of == service && IsOlder(facts, taker, (execution, since), at))
                    return (execution, since);
            return null;
        }
    }

    private static bool IsOlder(Facts facts, string taker, (string Execution, DateTimeOffset Since) newest, DateTimeOffset at) =>
        taker != newest.Execution
        && facts.Execution(taker) is { IsRecovery: false } older
        && facts.Execution(newest.Execution) is { } newer
        && older.StartedAt < newer.StartedAt
        && at - newest.Since > Unseen;

    private static Write? Acts(Facts facts, string execution, DateTimeOffset from) =>
        facts.Chronicle.Writes.FirstOrDefault(write => write.At >= from && write.By.Execution == execution && write is RuleWrite or ServiceWrite or GroupWrite);
}
