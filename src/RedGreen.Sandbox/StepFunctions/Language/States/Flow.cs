using System.Collections.Frozen;

namespace RedGreen.Sandbox.StepFunctions.Language.States;

/// <summary>States with a start: a whole machine, a branch of a Parallel, or what a Map does for each item.</summary>
internal sealed record Flow(string StartAt, FrozenDictionary<string, State> States);
