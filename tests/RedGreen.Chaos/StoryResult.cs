using RedGreen.Chaos.Guarantees;

namespace RedGreen.Chaos;

/// <summary>What became of a story.</summary>
/// <param name="Story">The story.</param>
/// <param name="Violations">The guarantees that did not hold; none where all is well.</param>
/// <param name="Endings">How its executions ended, by kind: an ending's name, <c>stopped</c>, <c>recovery: RolledBack</c>.</param>
/// <param name="Faults">What went wrong of what was to go wrong, by kind.</param>
/// <param name="Log">What happened, in order.</param>
internal sealed record StoryResult(
    Story Story,
    IReadOnlyList<Violation> Violations,
    IReadOnlyDictionary<string, int> Endings,
    IReadOnlyDictionary<string, int> Faults,
    IReadOnlyList<LogEntry> Log);

/// <summary>Something that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Execution">The execution's number in the order of starts, from 1; 0 for what belongs to none.</param>
/// <param name="What">A state that was entered, or in words.</param>
/// <param name="IsState">Whether it is a state.</param>
internal readonly record struct LogEntry(DateTimeOffset At, int Execution, string What, bool IsState);
