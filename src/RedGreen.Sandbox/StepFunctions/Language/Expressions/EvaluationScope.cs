using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions;

/// <summary>What an expression may look at.</summary>
/// <param name="Input">What <c>$</c> stands for.</param>
/// <param name="Context">What <c>$$</c> stands for.</param>
/// <param name="Dice">For MathRandom and UUID.</param>
internal readonly record struct EvaluationScope(Json Input, ContextObject Context, Dice Dice)
{
    /// <summary>The value at a path; null where there is none.</summary>
    public Json? Find(JsonPath path) => path.Find(path.OfContext ? Context.Value : Input);

    /// <summary>The value at the path that a field holds.</summary>
    /// <exception cref="StateFailure">There is none: States.Runtime.</exception>
    public Json Require(JsonPath path, string field) => Find(path) ?? throw StateFailure.Runtime(
        $"The JSONPath '{path}' specified for the field '{field}' could not be found in the {(path.OfContext ? "context" : "input")} '{(path.OfContext ? Context.Value : Input)}'");
}
