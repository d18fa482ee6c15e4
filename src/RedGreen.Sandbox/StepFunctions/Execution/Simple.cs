using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.Paths;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>The states that neither wait nor call anything.</summary>
internal static class Simple
{
    /// <summary>Runs one.</summary>
    public static Step Run(Frame frame) => frame.State switch
    {
        PassState state => Pass(state, frame),
        ChoiceState state => Choose(state, frame),
        SucceedState => new Step(frame.Output(frame.EffectiveInput()), null),
        FailState state => throw Fail(state, frame),
        _ => throw new InvalidOperationException($"The interpreter has no way to run the state type {frame.State.Type}."),
    };

    private static Step Pass(PassState state, Frame frame)
    {
        var input = frame.EffectiveInput();
        if (state.Parameters is { } parameters)
            input = parameters.Evaluate(frame.Scope(input));
        return new Step(frame.Output(state.ResultPath.Place(frame.RawInput, state.Result ?? input)), state.Next);
    }

    private static Step Choose(ChoiceState state, Frame frame)
    {
        var input = frame.EffectiveInput();
        var scope = frame.Scope(input);
        foreach (var choice in state.Choices)
            if (choice.Condition.Holds(scope))
                return new Step(frame.Output(input), choice.Next);
        return state.Default is { } next
            ? new Step(frame.Output(input), next)
            : throw new StateFailure(ErrorNames.NoChoiceMatched, $"No choice of the state '{state.Name}' matched, and it has no Default.");
    }

    private static StateFailure Fail(FailState state, Frame frame)
    {
        var scope = frame.Scope(frame.RawInput);
        return new StateFailure(Text(state.Error, scope, "ErrorPath"), Text(state.Cause, scope, "CausePath"));
    }

    private static string? Text(Expression? expression, in EvaluationScope scope, string field) => expression?.Evaluate(scope, field) switch
    {
        null => null,
        JsonText text => text.Value,
        var other => throw StateFailure.Runtime($"The {field} must lead to a string, not {other}"),
    };
}
