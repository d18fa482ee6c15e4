using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>Whoever is stopped while it owns a lock is brought to an honest end by somebody else.</summary>
internal sealed class StoppedOwnersAreRecovered : IGuarantee
{
    public const string Name = "Whatever is stopped is brought to an end by recovery";

    private static readonly HashSet<string> Honest = ["Promoted", "RolledBack", "Rejected", "PromotedOnGreen", "RollbackFailed"];

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var deployment in facts.Deployments)
        {
            var executions = deployment.Executions.Select(facts.Execution).OfType<ExecutionRecord>().ToList();
            if (executions.LastOrDefault() is not { End: { } end } last || Honest.Contains(end.Name))
                continue;
            if (facts.Chronicle.After.Locks.Values.Any(item => item.Id == deployment.Id && item.Phase == Lock.NeedsPerson))
                continue;
            // A person may have taken the lock away, or its own last call may have arrived after it was stopped. A place in the queue that it could not drop is no lock.
            if (end.Then.Locks.Any(held => held.Value.Owner == last.Arn && !Lock.IsWaiting(held.Key.Service)) && !facts.Locks.Any(write => write.At >= end.At && write.Before?.Owner == last.Arn && write.After?.Owner != last.Arn))
                yield return new(Name, end.At, $"{last.Name} ended {end.Name} as the owner of {deployment.Service}'s lock, and nobody brought deployment {deployment.Id} to an end.");
        }
    }
}
