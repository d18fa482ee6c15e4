using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>RollbackFailed: the alarm's metric was put or the lock says that a person must look, unless neither could be written.</summary>
internal sealed class RollbackFailedIsAlarmed : IGuarantee
{
    public const string Name = "RollbackFailed is alarmed";

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var (execution, end) in facts.Ended("RollbackFailed"))
        {
            var writes = facts.Chronicle.Writes.Where(write => write.By.Execution == execution.Arn).ToList();
            var told = writes.OfType<MetricWrite>().Any(write => write is { Metrics: "RollbackFailed", Error: null })
                || writes.OfType<LockWrite>().Any(write => write.After?.Phase == Lock.NeedsPerson);
            var couldNot = writes.OfType<MetricWrite>().Any(write => write.Error is not null) && writes.OfType<LockRefusal>().Any();
            if (!told && !couldNot)
                yield return new(Name, end.At, $"{execution.Name} ended RollbackFailed, and neither was its metric put nor does the lock say needsPerson.");
        }
    }
}
