using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>Where a flow's states lead: every target must exist, and every state must be reached.</summary>
internal static class Transitions
{
    /// <summary>Notes targets that do not exist and states that nothing leads to.</summary>
    /// <param name="states">The states that could be read.</param>
    /// <param name="known">The names of all, readable or not.</param>
    /// <param name="startAt">Where the flow starts; null where that is unknown.</param>
    /// <param name="problems">Where problems are noted.</param>
    public static void Check(Dictionary<string, State> states, HashSet<string> known, string? startAt, List<DefinitionProblem> problems)
    {
        foreach (var state in states.Values)
            foreach (var (field, target) in Of(state).Where(transition => !known.Contains(transition.Target)))
                problems.Add(new DefinitionProblem(state.Name, field, $"there is no state '{target}' beside it."));

        // A state that could not be read may lead anywhere: then reachability says nothing.
        if (states.Count < known.Count || startAt is null || !known.Contains(startAt))
            return;
        var reached = new HashSet<string> { startAt };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var name))
            foreach (var (_, target) in Of(states[name]))
                if (known.Contains(target) && reached.Add(target))
                    open.Enqueue(target);
        foreach (var name in known.Where(name => !reached.Contains(name)))
            problems.Add(new DefinitionProblem(name, "", "is never reached."));
    }

    private static IEnumerable<(string Field, string Target)> Of(State state) => state switch
    {
        PassState { Next: { } next } => [("Next", next)],
        WaitState { Next: { } next } => [("Next", next)],
        WorkState work => [.. work.Catch.Select((catcher, i) => ($"Catch[{i}].Next", catcher.Next)), .. work.Next is { } next ? [("Next", next)] : Array.Empty<(string, string)>()],
        ChoiceState choice => [.. choice.Choices.Select((rule, i) => ($"Choices[{i}].Next", rule.Next)), .. choice.Default is { } next ? [("Default", next)] : Array.Empty<(string, string)>()],
        _ => [],
    };
}
