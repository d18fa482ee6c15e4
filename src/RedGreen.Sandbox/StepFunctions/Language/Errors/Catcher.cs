using System.Collections.Immutable;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language;

/// <summary>One entry of a Catch field.</summary>
/// <param name="ErrorEquals">The errors it catches.</param>
/// <param name="ResultPath">Where the error output goes in the state's input; null: nowhere.</param>
/// <param name="Next">The state to go on with.</param>
internal sealed record Catcher(ImmutableArray<string> ErrorEquals, JsonPath? ResultPath, string Next)
{
    /// <summary>The next state's input.</summary>
    public Json Apply(Json rawInput, StateFailure failure) => ResultPath.Place(
        rawInput,
        JsonMap.Of(("Error", Text(failure.Error)), ("Cause", Text(failure.Cause))));

    private static JsonText Text(string? text) => new(text ?? "");
}
