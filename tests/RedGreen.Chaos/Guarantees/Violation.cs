namespace RedGreen.Chaos.Guarantees;

/// <summary>A guarantee that did not hold.</summary>
/// <param name="Guarantee">Which, in a few words that are the same for every violation of its kind: <c>Green is not retired before it settled</c>.</param>
/// <param name="At">When.</param>
/// <param name="What">What was true then, with names and numbers.</param>
internal sealed record Violation(string Guarantee, DateTimeOffset At, string What);
