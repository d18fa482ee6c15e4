using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution.Events;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>
/// One execution of a state machine. All its waiting goes by one clock; under virtual time it runs on the thread that
/// fires the timers.
/// </summary>
#pragma warning disable CA1001 // The token source has neither timer nor wait handle: there is nothing to dispose of.
internal sealed class StateMachineExecution
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<ExecutionResult> _completion = new();
    private readonly List<(string State, int Depth)> _path = [];
    private readonly Dictionary<Track, (string Event, EventDetails Details)> _underWay = [];
    private readonly StateMachineDefinition _definition;
    private readonly int _startedEvent;
    private ITimer? _timeout;
    private ExecutionResult? _result;

    /// <summary>Makes an execution that is not yet started.</summary>
    /// <param name="identity">Its names.</param>
    /// <param name="definition">The machine.</param>
    /// <param name="input">Its input.</param>
    /// <param name="aws">What service integrations call.</param>
    /// <param name="functions">What Lambda integrations call.</param>
    /// <param name="time">The clock.</param>
    /// <param name="seed">The seed of jitter, MathRandom and UUID.</param>
    public StateMachineExecution(
        ExecutionIdentity identity, StateMachineDefinition definition, Json input, IAwsCaller aws, IFunctionHost functions, TimeProvider time, int seed)
    {
        (Identity, _definition, Input, Time) = (identity, definition, input, time);
        Caller = new(identity.Arn, aws, functions, time);
        StartedAt = time.GetUtcNow();
        History = new History(time);
        Dice = new Dice(seed);
        ExecutionContext = JsonMap.Of(
            ("Id", new JsonText(identity.Arn)),
            ("Input", input),
            ("Name", new JsonText(identity.Name)),
            ("RoleArn", new JsonText(identity.RoleArn)),
            ("StartTime", new JsonText(Timestamps.Format(StartedAt))));
        _startedEvent = History.Add("ExecutionStarted", 0, new EventDetails { Input = input, RoleArn = identity.RoleArn });
        StateMachineContext = JsonMap.Of(("Id", new JsonText(identity.StateMachineArn)), ("Name", new JsonText(identity.StateMachineName)));
    }

    /// <summary>Its names.</summary>
    public ExecutionIdentity Identity { get; }

    /// <summary>Its input.</summary>
    public Json Input { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>What its tasks know of it, and where they do their work.</summary>
    public TaskCaller Caller { get; }

    /// <summary>Its randomness.</summary>
    public Dice Dice { get; }

    /// <summary>What happened.</summary>
    public History History { get; }

    /// <summary>Who watches; null for nobody.</summary>
    public IStateObserver? Observer { get; init; }

    /// <summary>Called once, when it has ended, before <see cref="Completion"/> completes; with no lock held.</summary>
    public Action<StateMachineExecution>? Ended { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? StoppedAt => Result?.StoppedAt;

    /// <summary>How it ended; null while it runs.</summary>
    public ExecutionResult? Result => Volatile.Read(ref _result);

    /// <summary>Where it stands.</summary>
    public ExecutionStatus Status => Result?.Status ?? ExecutionStatus.Running;

    /// <summary>
    /// Completes when it has ended, however. Faults only when the interpreter, a function host or an observer broke
    /// down with something else than the failure of a state.
    /// </summary>
    public Task<ExecutionResult> Completion => _completion.Task;

    /// <summary>The names of the states entered, in order.</summary>
    public IReadOnlyList<string> Path => PathWhere(_ => true);

    /// <summary>The same without the states inside Parallels and Maps.</summary>
    public IReadOnlyList<string> TopLevelPath => PathWhere(depth => depth == 0);

    /// <summary><c>$$.Execution</c>.</summary>
    internal JsonMap ExecutionContext { get; }

    /// <summary><c>$$.StateMachine</c>.</summary>
    internal JsonMap StateMachineContext { get; }

    /// <summary>Runs it up to its first wait, and from there on by itself; not at all where it was stopped before.</summary>
    public void Start()
    {
        if (Result is not null)
            return;
        if (_definition.Timeout is { } timeout)
            _timeout = LimitTo(timeout);
        // The task never faults: whatever happens ends up in Completion.
        _ = RunAsync();
    }

    /// <summary>Stops it: no Catch runs, and what has been invoked goes on by itself.</summary>
    /// <returns>False where it had ended before.</returns>
    public bool Stop(string? error, string? cause) => End(new ExecutionResult(ExecutionStatus.Aborted, null, error, cause));

    /// <summary>Notes that a state is entered.</summary>
    internal void Enter(string state, int depth)
    {
        lock (_gate)
            _path.Add((state, depth));
    }

    /// <summary>Notes what a line of states is busy with, for the events of a stop: <c>WaitStateAborted</c>.</summary>
    internal void Begin(Track track, string abortedEvent, EventDetails details = default)
    {
        lock (_gate)
            _underWay[track] = (abortedEvent, details);
    }

    /// <summary>Notes that it is no longer busy.</summary>
    internal void Finish(Track track)
    {
        lock (_gate)
            _underWay.Remove(track);
    }

    private IReadOnlyList<string> PathWhere(Func<int, bool> depth)
    {
        lock (_gate)
            return [.. _path.Where(entry => depth(entry.Depth)).Select(entry => entry.State)];
    }

    private async Task RunAsync()
    {
        try
        {
            var track = new Track(null, 0, _stopping.Token) { LastEvent = _startedEvent };
            var output = await new Interpreter(this).RunAsync(_definition.Flow, Input, track).ConfigureAwait(false);
            End(new ExecutionResult(ExecutionStatus.Succeeded, output, null, null));
        }
        catch (StateFailure failure)
        {
            End(new ExecutionResult(ExecutionStatus.Failed, null, failure.Error, failure.Cause));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It has ended already: that is why it was cancelled.
        }
#pragma warning disable CA1031 // Whatever broke down, the execution must not look as if it still ran; Completion carries it on.
        catch (Exception breakdown)
#pragma warning restore CA1031
        {
            End(new ExecutionResult(ExecutionStatus.Failed, null, ErrorNames.Runtime, breakdown.ToString()), breakdown);
        }
    }

    private bool End(ExecutionResult result, Exception? breakdown = null)
    {
        lock (_gate)
        {
            if (_result is not null)
                return false;
            result = result with { StoppedAt = Time.GetUtcNow() };
            var aborted = result.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed
                ? []
                : _underWay.OrderByDescending(entry => entry.Key.Depth).Select(entry => (entry.Value.Event, entry.Key.LastEvent, entry.Value.Details));
            History.End(aborted, $"Execution{result.Status}", new EventDetails { Output = result.Output, Error = result.Error, Cause = result.Cause });
            Volatile.Write(ref _result, result);
        }

        _timeout?.Dispose();
        _stopping.Cancel();
        Ended?.Invoke(this);
        if (breakdown is null)
            _completion.TrySetResult(result);
        else
            _completion.TrySetException(breakdown);
        return true;
    }

    private ITimer LimitTo(TimeSpan timeout)
    {
        var due = StartedAt + timeout;
        ITimer? timer = null;
        timer = Time.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Left(), Timeout.InfiniteTimeSpan);
        return timer;

        void Check()
        {
            if (Time.GetUtcNow() >= due)
                End(new ExecutionResult(ExecutionStatus.TimedOut, null, ErrorNames.Timeout, null));
            else
                timer?.Change(Left(), Timeout.InfiniteTimeSpan);
        }

        // A timer does not reach over a year.
        TimeSpan Left() => TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((due - Time.GetUtcNow()).TotalMilliseconds), 0, TimeSpan.FromDays(30).TotalMilliseconds));
    }
}
