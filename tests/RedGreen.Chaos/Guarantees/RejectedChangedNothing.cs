using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>Rejected: the execution changed nothing but its own lock; telling the owner to hurry is a word, not a change.</summary>
internal sealed class RejectedChangedNothing : IGuarantee
{
    public const string Name = "Rejected means that nothing was changed";

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var (execution, end) in facts.Ended("Rejected"))
            if (facts.Chronicle.Writes.FirstOrDefault(write => write.By.Execution == execution.Arn && write is not (ControlWrite or MetricWrite or LockRefusal) && !IsOwn(write, execution)) is { } write)
                yield return new(Name, write.At, $"{execution.Name} says Rejected, but there was {write}.");
    }

    private static bool IsOwn(Write write, ExecutionRecord execution) =>
        write is LockWrite change && (Lock.IsWaiting(change.Service) || (change.Before ?? change.After)!.Owner == execution.Arn);
}
