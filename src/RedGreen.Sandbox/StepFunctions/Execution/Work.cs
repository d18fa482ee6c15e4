using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.Paths;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>The states that can fail, be retried and be caught: what is around their work.</summary>
internal sealed class Work
{
    private readonly StateMachineExecution _execution;
    private readonly TaskWork _task;
    private readonly BranchWork _branches;

    /// <summary>Makes the work of an execution's interpreter.</summary>
    public Work(StateMachineExecution execution, Interpreter interpreter) =>
        (_execution, _task, _branches) = (execution, new TaskWork(execution), new BranchWork(execution, interpreter));

    /// <summary>Runs a state with its retries and catchers.</summary>
    public async ValueTask<Step> RunAsync(WorkState state, Frame frame)
    {
        int[]? retries = null;
        while (true)
        {
            StateFailure failure;
            try
            {
                return await AttemptAsync(state, frame).ConfigureAwait(false);
            }
            catch (StateFailure thrown)
            {
                failure = thrown;
            }

            frame.Track.Stopping.ThrowIfCancellationRequested();
            if (Delay(state, failure, retries ??= new int[state.Retry.Length]) is { } delay)
            {
                await PauseAsync(frame, delay).ConfigureAwait(false);
                frame.CountRetry();
            }
            else if (state.Catch.FirstOrDefault(catcher => ErrorNames.Match(catcher.ErrorEquals, failure.Error)) is { } caught)
            {
                return new Step(caught.Apply(frame.RawInput, failure), caught.Next);
            }
            else
            {
                throw failure;
            }
        }
    }

    private async ValueTask<Step> AttemptAsync(WorkState state, Frame frame)
    {
        frame.Announce();
        var input = frame.EffectiveInput();
        if (state.Parameters is { } parameters)
        {
            input = parameters.Evaluate(frame.Scope(input));
            frame.CheckSize(input, "has Parameters");
        }

        var result = state switch
        {
            TaskState task => await _task.RunAsync(task, input, frame).ConfigureAwait(false),
            ParallelState parallel => await _branches.RunAsync(parallel, input, frame).ConfigureAwait(false),
            MapState map => await _branches.RunAsync(map, input, frame).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"The interpreter has no way to run the state type {state.Type}."),
        };
        frame.CheckSize(result, "returned a result");
        if (state.ResultSelector is { } selector)
            result = selector.Evaluate(frame.Scope(result));
        return new Step(frame.Output(state.ResultPath.Place(frame.RawInput, result)), state.Next);
    }

    // The first retrier that knows the error decides; once its attempts are used up, no other is asked.
    private TimeSpan? Delay(WorkState state, StateFailure failure, int[] retries)
    {
        for (var i = 0; i < state.Retry.Length; i++)
        {
            var retrier = state.Retry[i];
            if (!ErrorNames.Match(retrier.ErrorEquals, failure.Error))
                continue;
            return retries[i] < retrier.MaxAttempts ? retrier.Delay(retries[i]++, _execution.Dice.Fraction) : null;
        }

        return null;
    }

    private async Task PauseAsync(Frame frame, TimeSpan delay)
    {
        _execution.Begin(frame.Track, $"{frame.State.Type}StateAborted");
        try
        {
            await _execution.Time.DelayUntil(_execution.Time.GetUtcNow() + delay, frame.Track.Stopping).ConfigureAwait(false);
        }
        finally
        {
            _execution.Finish(frame.Track);
        }
    }
}
