namespace RedGreen.Chaos.Guarantees;

/// <summary>An execution stays under Step Functions' limits, however long it takes.</summary>
internal sealed class ExecutionsStaySmall : IGuarantee
{
    public const string Name = "An execution stays under 25,000 events and 256 KiB";
    private const int MostEvents = 25_000;
    private const int MostBytes = 256 * 1024;

    public IEnumerable<Violation> Check(Facts facts) =>
        from execution in facts.Chronicle.Executions
        let end = execution.End
        where end is not null && (end.Events >= MostEvents || end.LargestInput > MostBytes)
        select new Violation(Name, end.At, $"{execution.Name} has {end.Events} events, and its last state got {end.LargestInput} bytes.");
}
