using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.States;

/// <summary>A whole number that is written in the definition or found in the data: exactly one of the two is set.</summary>
internal sealed record NumberSource(int? Constant, JsonPath? Path)
{
    /// <summary>The largest number of seconds that the service takes.</summary>
    public const int MaxSeconds = 99_999_999;

    /// <summary>The number.</summary>
    /// <exception cref="StateFailure">The path leads to no whole number of at least <paramref name="min"/>: States.Runtime.</exception>
    public int Resolve(in EvaluationScope scope, string field, int min)
    {
        if (Constant is { } constant)
            return constant;
        var value = scope.Require(Path!, field);
        return value is JsonNumber { Whole: { } number } && number >= min && number <= MaxSeconds
            ? (int)number
            : throw StateFailure.Runtime($"The {field} parameter '{Path}' must reference an integer from {min} to {MaxSeconds}, not {value}");
    }
}
