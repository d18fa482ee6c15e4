using System.Collections.Immutable;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.States;

/// <summary>A state that does something which can fail, be retried and be caught.</summary>
internal abstract record WorkState(string Name) : State(Name)
{
    /// <summary>Reshapes the input; null for none.</summary>
    public PayloadTemplate? Parameters { get; init; }

    /// <summary>Reshapes the result; null for none.</summary>
    public PayloadTemplate? ResultSelector { get; init; }

    /// <summary>Where the result goes in the input; null: nowhere.</summary>
    public JsonPath? ResultPath { get; init; } = JsonPath.Root;

    /// <summary>Asked in order.</summary>
    public ImmutableArray<Retrier> Retry { get; init; } = [];

    /// <summary>Asked in order, once no retry is left.</summary>
    public ImmutableArray<Catcher> Catch { get; init; } = [];

    /// <summary>The next state; null: the flow ends.</summary>
    public string? Next { get; init; }
}

/// <summary>Calls a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Resource">What is called.</param>
internal sealed record TaskState(string Name, ITaskResource Resource) : WorkState(Name)
{
    /// <inheritdoc/>
    public override string Type => "Task";

    /// <summary>In seconds; null for no limit.</summary>
    public NumberSource? Timeout { get; init; }

    /// <summary>In seconds; null for no limit.</summary>
    public NumberSource? Heartbeat { get; init; }
}

/// <summary>Runs flows at once; the result is the list of their outputs.</summary>
internal sealed record ParallelState(string Name, ImmutableArray<Flow> Branches) : WorkState(Name)
{
    /// <inheritdoc/>
    public override string Type => "Parallel";
}

/// <summary>Runs one flow for each item of an array, in this execution (mode INLINE).</summary>
internal sealed record MapState(string Name, Flow ItemProcessor) : WorkState(Name)
{
    /// <inheritdoc/>
    public override string Type => "Map";

    /// <summary>Where the array is in the input.</summary>
    public JsonPath ItemsPath { get; init; } = JsonPath.Root;

    /// <summary>What each iteration gets; null: its item.</summary>
    public PayloadTemplate? ItemSelector { get; init; }

    /// <summary>How many iterations run at once; 0 or null for the service's limit.</summary>
    public NumberSource? MaxConcurrency { get; init; }
}
