using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution.Events;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>Runs flows of states for one execution.</summary>
internal sealed class Interpreter
{
    private readonly StateMachineExecution _execution;
    private readonly Work _work;

    /// <summary>Makes the interpreter of an execution.</summary>
    public Interpreter(StateMachineExecution execution)
    {
        _execution = execution;
        _work = new Work(execution, this);
    }

    /// <summary>Runs a flow from its start to its end.</summary>
    /// <returns>The last state's output.</returns>
    /// <exception cref="StateFailure">A state failed and nothing in the flow caught it.</exception>
    /// <exception cref="OperationCanceledException">The track was stopped.</exception>
    public async Task<Json> RunAsync(Flow flow, Json input, Track track)
    {
        for (var name = flow.StartAt; ;)
        {
            track.Stopping.ThrowIfCancellationRequested();
            var frame = new Frame(_execution, flow.States[name], input, track);
            track.LastEvent = _execution.History.Add($"{frame.State.Type}StateEntered", track.LastEvent, new EventDetails { Name = name, Input = input });
            frame.EnteredEvent = track.LastEvent;
            _execution.Enter(name, track.Depth);
            var step = await RunAsync(frame).ConfigureAwait(false);
            track.Stopping.ThrowIfCancellationRequested();
            frame.CheckSize(step.Output, "returned a result");
            track.LastEvent = _execution.History.Add($"{frame.State.Type}StateExited", track.LastEvent, new EventDetails { Name = name, Output = step.Output });
            _execution.Observer?.Exited(frame.Visit, step.Output);
            if (step.Next is null)
                return step.Output;
            (name, input) = (step.Next, step.Output);
        }
    }

    private async ValueTask<Step> RunAsync(Frame frame)
    {
        try
        {
            switch (frame.State)
            {
                case WorkState state:
                    return await _work.RunAsync(state, frame).ConfigureAwait(false);
                case WaitState state:
                    frame.Announce();
                    return await WaitAsync(state, frame).ConfigureAwait(false);
                default:
                    frame.Announce();
                    return Simple.Run(frame);
            }
        }
        catch (StateFailure failure) when (failure.Error == ErrorNames.Runtime && !Frame.IsBlamed(failure))
        {
            throw frame.Blame(failure);
        }
    }

    private async ValueTask<Step> WaitAsync(WaitState state, Frame frame)
    {
        var due = state.Until.Until(frame.Scope(frame.EffectiveInput()), frame.EnteredAt);
        _execution.Begin(frame.Track, "WaitStateAborted");
        try
        {
            await _execution.Time.DelayUntil(due, frame.Track.Stopping).ConfigureAwait(false);
        }
        finally
        {
            _execution.Finish(frame.Track);
        }

        return new Step(frame.Output(frame.EffectiveInput()), state.Next);
    }
}

/// <summary>What a state leads to.</summary>
/// <param name="Output">Its output, after OutputPath.</param>
/// <param name="Next">The next state; null: the flow ends.</param>
internal readonly record struct Step(Json Output, string? Next);
