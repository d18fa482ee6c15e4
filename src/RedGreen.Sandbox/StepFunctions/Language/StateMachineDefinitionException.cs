namespace RedGreen.Sandbox.StepFunctions.Language;

/// <summary>A definition cannot be loaded. Every problem is listed, not only the first.</summary>
internal sealed class StateMachineDefinitionException(IReadOnlyList<DefinitionProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>What is wrong.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}

/// <summary>One thing that is wrong in a definition.</summary>
/// <param name="State">The state; null for the machine itself.</param>
/// <param name="Field">The field, with the way to it: <c>Retry[0].ErrorEquals</c>.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record DefinitionProblem(string? State, string Field, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(State is null ? "State machine" : $"State '{State}'")}{(Field.Length > 0 ? $", field '{Field}'" : "")}: {Message}";
}
