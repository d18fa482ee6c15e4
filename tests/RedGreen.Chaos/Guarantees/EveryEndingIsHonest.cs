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
            if (execution.End is not { } end)
                yield return new(Name, facts.Chronicle.After.At, $"{execution.Name}, started at {execution.StartedAt:HH:mm:ss}, still runs.");
            else if (!Known.Contains(end.Name))
                yield return new(Name, end.At, $"{execution.Name} ended {end.Name}: {end.Cause}");
    }
}
