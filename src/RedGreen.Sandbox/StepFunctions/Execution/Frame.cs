using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.Paths;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>One visit to a state: its data on the way in and out.</summary>
internal sealed class Frame(StateMachineExecution execution, State state, Json rawInput, Track track)
{
    /// <summary>256 KiB: more than that no state may take or give.</summary>
    public const int MaxDataBytes = 256 * 1024;

    private const string BlamePrefix = "An error occurred while executing the state '";
    private ContextObject? _context;

    /// <summary>The state.</summary>
    public State State { get; } = state;

    /// <summary>Its input, before InputPath.</summary>
    public Json RawInput { get; } = rawInput;

    /// <summary>The line of states it is in.</summary>
    public Track Track { get; } = track;

    /// <summary>When it was entered.</summary>
    public DateTimeOffset EnteredAt { get; } = execution.Time.GetUtcNow();

    /// <summary>The event that entered it.</summary>
    public int EnteredEvent { get; set; }

    /// <summary>How often it was retried.</summary>
    public int RetryCount { get; private set; }

    /// <summary>What observers see.</summary>
    public StateVisit Visit => new(execution, State.Name, RawInput, RetryCount);

    /// <summary>What <c>$$</c> stands for now.</summary>
    public ContextObject Context => _context ??= new ContextObject(
        execution.ExecutionContext, execution.StateMachineContext, State.Name, EnteredAt, RetryCount, Track.Item);

    /// <summary>Tells the observer, who may fail the state or stop the execution.</summary>
    public void Announce()
    {
        if (execution.Observer is not { } observer)
            return;
        observer.Entered(Visit);
        Track.Stopping.ThrowIfCancellationRequested();
    }

    /// <summary>Counts a retry.</summary>
    public void CountRetry()
    {
        RetryCount++;
        _context = null;
    }

    /// <summary>What expressions over some data may look at.</summary>
    public EvaluationScope Scope(Json data) => new(data, Context, execution.Dice);

    /// <summary>The raw input after InputPath.</summary>
    public Json EffectiveInput() => Pick(State.InputPath, RawInput, "InputPath");

    /// <summary>The output after OutputPath.</summary>
    public Json Output(Json data) => Pick(State.OutputPath, data, "OutputPath");

    /// <summary>Refuses data beyond the limit.</summary>
    /// <exception cref="StateFailure">States.DataLimitExceeded.</exception>
    public void CheckSize(Json data, string what)
    {
        if (data.Size > MaxDataBytes)
            throw new StateFailure(ErrorNames.DataLimitExceeded, $"The state/task '{State.Name}' {what} with a size of {data.Size} bytes, exceeding the maximum number of bytes service limit ({MaxDataBytes}).");
    }

    /// <summary>Whether a failure says already where it happened.</summary>
    public static bool IsBlamed(StateFailure failure) => failure.Cause?.StartsWith(BlamePrefix, StringComparison.Ordinal) == true;

    /// <summary>The same failure, saying where it happened, as AWS does.</summary>
    public StateFailure Blame(StateFailure failure) =>
        StateFailure.Runtime($"{BlamePrefix}{State.Name}' (entered at the event id #{EnteredEvent}). {failure.Cause}");

    private Json Pick(JsonPath? path, Json data, string field)
    {
        if (path is null)
            return JsonMap.Empty;
        return path.Segments is [] && !path.OfContext ? data : Scope(data).Require(path, field);
    }
}
