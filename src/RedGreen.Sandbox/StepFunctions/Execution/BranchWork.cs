using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution.Events;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>One attempt of a Parallel or Map state: flows that run at once, of which the first that fails stops the others.</summary>
internal sealed class BranchWork(StateMachineExecution execution, Interpreter interpreter)
{
    // An inline Map runs at most so many iterations at once.
    private const int InlineLimit = 40;

    /// <summary>Runs the branches of a Parallel.</summary>
    public Task<Json> RunAsync(ParallelState state, Json input, Frame frame)
    {
        var started = execution.History.Add("ParallelStateStarted", frame.Track.LastEvent);
        return RunAllAsync(frame, state.Branches.Length, state.Branches.Length, started, async (index, stopping) =>
        {
            var track = new Track(frame.Track.Item, frame.Track.Depth + 1, stopping) { LastEvent = started };
            return (await interpreter.RunAsync(state.Branches[index], input, track).ConfigureAwait(false), track.LastEvent);
        });
    }

    /// <summary>Runs a Map's flow for each item.</summary>
    public Task<Json> RunAsync(MapState state, Json input, Frame frame)
    {
        var scope = frame.Scope(input);
        if (scope.Require(state.ItemsPath, "ItemsPath") is not JsonList items)
            throw StateFailure.Runtime($"Reference path \"{state.ItemsPath}\" must point to array.");
        var limit = state.MaxConcurrency?.Resolve(scope, "MaxConcurrencyPath", 0) is > 0 and var given ? Math.Min(given, InlineLimit) : InlineLimit;
        var started = execution.History.Add("MapStateStarted", frame.Track.LastEvent, new EventDetails { Length = items.Count });
        return RunAllAsync(frame, items.Count, limit, started, (index, stopping) => IterateAsync(state, items[index], index, frame, scope, started, stopping));
    }

    private async Task<(Json Output, int LastEvent)> IterateAsync(
        MapState state, Json value, int index, Frame frame, EvaluationScope scope, int started, CancellationToken stopping)
    {
        var item = new MapItem(index, value);
        var details = new EventDetails { Name = state.Name, Index = index };
        var track = new Track(item, frame.Track.Depth + 1, stopping) { LastEvent = started };
        track.LastEvent = execution.History.Add("MapIterationStarted", started, details);
        try
        {
            var input = state.ItemSelector?.Evaluate(scope with { Context = scope.Context.For(item) }) ?? value;
            frame.CheckSize(input, "has an ItemSelector");
            var output = await interpreter.RunAsync(state.ItemProcessor, input, track).ConfigureAwait(false);
            return (output, execution.History.Add("MapIterationSucceeded", track.LastEvent, details));
        }
        catch (Exception ended) when (ended is StateFailure or OperationCanceledException)
        {
            execution.History.Add(ended is StateFailure && !stopping.IsCancellationRequested ? "MapIterationFailed" : "MapIterationAborted", track.LastEvent, details);
            throw;
        }
    }

    private async Task<Json> RunAllAsync(
        Frame frame, int count, int limit, int started, Func<int, CancellationToken, Task<(Json Output, int LastEvent)>> run)
    {
        var (type, track) = (frame.State.Type, frame.Track);
        track.LastEvent = started;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(track.Stopping);
        execution.Begin(track, $"{type}StateAborted");
        var siblings = new Siblings(count, stopping, run);
        try
        {
            await siblings.RunAsync(limit).ConfigureAwait(false);
        }
        finally
        {
            execution.Finish(track);
        }

        track.Stopping.ThrowIfCancellationRequested();
        if (siblings.Failure is { } failure)
        {
            track.LastEvent = execution.History.Add($"{type}StateFailed", started);
            throw new StateFailure(failure.Error, failure.Cause);
        }

        track.LastEvent = execution.History.Add($"{type}StateSucceeded", siblings.LastEvent == 0 ? started : siblings.LastEvent);
        return new JsonList(siblings.Outputs);
    }
}
