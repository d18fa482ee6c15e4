using System.Collections.Immutable;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Choices;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.States;

/// <summary>A state of a machine, as parsed.</summary>
/// <param name="Name">Its name, of which the machine has only one.</param>
internal abstract record State(string Name)
{
    /// <summary>What people are told.</summary>
    public string? Comment { get; init; }

    /// <summary>Which part of the input the state sees; null: an empty object.</summary>
    public JsonPath? InputPath { get; init; } = JsonPath.Root;

    /// <summary>Which part of its output the next state gets; null: an empty object.</summary>
    public JsonPath? OutputPath { get; init; } = JsonPath.Root;

    /// <summary>As in the history's event names: <c>Task</c>.</summary>
    public abstract string Type { get; }
}

/// <summary>Passes its input on, reshaped or replaced.</summary>
internal sealed record PassState(string Name) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Pass";

    /// <summary>What replaces the input that <see cref="Parameters"/> would see; null for none.</summary>
    public Json? Result { get; init; }

    /// <summary>Reshapes the input; null for none.</summary>
    public PayloadTemplate? Parameters { get; init; }

    /// <summary>Where the result goes in the input; null: nowhere.</summary>
    public JsonPath? ResultPath { get; init; } = JsonPath.Root;

    /// <summary>The next state; null: the flow ends.</summary>
    public string? Next { get; init; }
}

/// <summary>Goes where the first choice that holds says.</summary>
internal sealed record ChoiceState(string Name, ImmutableArray<Choice> Choices, string? Default) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Choice";
}

/// <summary>Waits.</summary>
internal sealed record WaitState(string Name, Waiting Until) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Wait";

    /// <summary>The next state; null: the flow ends.</summary>
    public string? Next { get; init; }
}

/// <summary>Ends the flow.</summary>
internal sealed record SucceedState(string Name) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Succeed";
}

/// <summary>Fails the flow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Error">The error's name: a literal, a path or a function; null for none.</param>
/// <param name="Cause">The cause, likewise.</param>
internal sealed record FailState(string Name, Expression? Error, Expression? Cause) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Fail";
}
