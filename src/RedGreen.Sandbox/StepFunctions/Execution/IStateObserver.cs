using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>
/// Watches the states of executions, and may make them fail or stop the execution. Called on whatever thread the
/// execution runs on, with no lock held.
/// </summary>
internal interface IStateObserver
{
    /// <summary>
    /// A state begins, or is tried again (<see cref="StateVisit.RetryCount"/> above 0). Throwing
    /// <see cref="Language.StateFailure"/> fails the state as if its own work had failed so.
    /// </summary>
    void Entered(StateVisit visit);

    /// <summary>A state is done, or its failure was caught.</summary>
    void Exited(StateVisit visit, Json output);
}

/// <summary>One visit to a state.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="State">The state's name.</param>
/// <param name="Input">Its input, before InputPath.</param>
/// <param name="RetryCount">How often it was retried.</param>
internal readonly record struct StateVisit(StateMachineExecution Execution, string State, Json Input, int RetryCount);
