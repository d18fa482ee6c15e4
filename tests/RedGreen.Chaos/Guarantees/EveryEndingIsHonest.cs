using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>Every execution ends in one of the endings that say what is true, unless somebody stopped it.</summary>
internal sealed class EveryEndingIsHonest : IGuarantee
{
    public const string Name = "Every execution ends in one of the honest endings";

    /// <summary>The endings, and what others do to executions.</summary>
    private static readonly HashSet<string> Known = ["Promoted", "RolledBack", "Rejected", "PromotedOnGreen", "RollbackFailed", "ABORTED", "TIMED_OUT"];

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var execution in facts.Chronicle.Executions)
            if (execution.End is { } end && !Known.Contains(end.Name))
                yield return new(Name, end.At, $"{execution.Name} ended {end.Name}: {end.Cause}");
            else if (execution.End is null && !WaitsForPerson(facts, execution))
                yield return new(Name, facts.Chronicle.After.At, $"{execution.Name}, started at {execution.StartedAt:HH:mm:ss}, still runs.");
    }

    // Its turn comes when somebody has looked at what an earlier one has left.
    private static bool WaitsForPerson(Facts facts, ExecutionRecord execution) => facts.Chronicle.After.Locks.Any(ticket =>
        Lock.IsWaiting(ticket.Key.Service) && ticket.Value.Owner == execution.Arn
        && facts.Chronicle.After.Locks.Any(held => held.Key.Service == Lock.ServiceOf(ticket.Key.Service) && held.Value.Phase == Lock.NeedsPerson));
}
