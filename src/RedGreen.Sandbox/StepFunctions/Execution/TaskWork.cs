using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution.Events;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.States;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>One attempt of a Task state.</summary>
internal sealed class TaskWork(StateMachineExecution execution)
{
    /// <summary>Calls the resource and waits for it as long as the state allows.</summary>
    /// <exception cref="StateFailure">It failed or took too long. Then the invocation itself goes on: a late writer.</exception>
    public async Task<Json> RunAsync(TaskState state, Json parameters, Frame frame)
    {
        var (history, track) = (execution.History, frame.Track);
        var events = new TaskEvents(state.Resource, execution.Identity.Region);
        var scope = frame.Scope(frame.EffectiveInput());
        var timeout = state.Timeout?.Resolve(scope, "TimeoutSecondsPath", 1);
        var heartbeat = state.Heartbeat?.Resolve(scope, "HeartbeatSecondsPath", 1);
        track.LastEvent = history.Add(events.Scheduled, track.LastEvent, events.Schedule(parameters, timeout, heartbeat));
        track.LastEvent = history.Add(events.Started, track.LastEvent, events.Identify());
        execution.Begin(track, "TaskStateAborted");
        try
        {
            var invocation = state.Resource.InvokeAsync(parameters, execution.Caller, track.Stopping);
            if (state.Resource.WaitsForJob)
                track.LastEvent = history.Add("TaskSubmitted", track.LastEvent, events.Identify());
            var result = await AwaitAsync(invocation, timeout, heartbeat, track).ConfigureAwait(false);
            track.Stopping.ThrowIfCancellationRequested();
            frame.CheckSize(result, "returned a result");
            track.LastEvent = history.Add(events.Succeeded, track.LastEvent, events.Identify() with { Output = result });
            return result;
        }
        catch (StateFailure failure)
        {
            track.Stopping.ThrowIfCancellationRequested();
            var type = failure.Error is ErrorNames.Timeout or ErrorNames.HeartbeatTimeout ? events.TimedOut : events.Failed;
            track.LastEvent = history.Add(type, track.LastEvent, events.Identify() with { Error = failure.Error, Cause = failure.Cause });
            throw;
        }
        finally
        {
            execution.Finish(track);
        }
    }

    // No resource here sends heartbeats: those are for activities and task tokens. So the shorter of the two decides.
    private async Task<Json> AwaitAsync(Task<Json> invocation, int? timeout, int? heartbeat, Track track)
    {
        if (invocation.IsCompleted)
            return await invocation.ConfigureAwait(false);
        if ((timeout, heartbeat) is (null, null))
            return await invocation.WaitAsync(track.Stopping).ConfigureAwait(false);
        var seconds = Math.Min(timeout ?? int.MaxValue, heartbeat ?? int.MaxValue);
        var time = execution.Time.OfRealWork();
        try
        {
            return await invocation.OrUntil(time, time.GetUtcNow().AddSeconds(seconds), track.Stopping).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!Patience.IsItsOwn(invocation))
        {
            throw seconds == timeout
                ? new StateFailure(ErrorNames.Timeout, null)
                : new StateFailure(ErrorNames.HeartbeatTimeout, null);
        }
    }
}
