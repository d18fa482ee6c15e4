using RedGreen.Chaos.Injections;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.StepFunctions.Service;

namespace RedGreen.Chaos.Running;

/// <summary>The deployment machine's executions, in the order in which they were started, and where each of them is.</summary>
internal sealed class ExecutionBook : IStateObserver
{
    private static readonly AsyncLocal<string?> Now = new();

    private readonly Stage _stage;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<StateMachineExecution, Entry> _byExecution = [];

    public ExecutionBook(Stage stage)
    {
        _stage = stage;
        stage.Sandbox.Services.States.Observer = this;
        stage.Sandbox.Services.States.StatusChanged += Changed;
    }

    /// <summary>In whose flow this is, as an ARN; null: in none's.</summary>
    public static string? Current => Now.Value;

    public IReadOnlyList<Entry> All => _entries;

    public IEnumerable<Entry> Running => _entries.Where(entry => entry.Execution.Status == ExecutionStatus.Running);

    public void Entered(StateVisit visit)
    {
        if (!_byExecution.TryGetValue(visit.Execution, out var entry))
            return;
        var arn = visit.Execution.Identity.Arn;
        Now.Value = arn;
        entry.Document = visit.Input;
        entry.States++;
        _stage.NoteState(entry.Number, visit.State);
        _stage.Reach(new AtState(entry.Number, entry.States), arn);
    }

    public void Exited(StateVisit visit, Json output)
    {
    }

    private void Changed(ExecutionStatusChange change)
    {
        if (change.Execution.Identity.StateMachineArn != _stage.World.Machine)
            return;
        if (change.Status == ExecutionStatus.Running)
        {
            var entry = new Entry(_entries.Count + 1, change.Execution, change.Input);
            _entries.Add(entry);
            _byExecution.Add(change.Execution, entry);
        }
        else
        {
            var entry = _byExecution[change.Execution];
            _stage.Note($"execution {entry.Number} has ended: {entry.Ending}");
        }
    }

    /// <summary>An execution.</summary>
    internal sealed class Entry(int number, StateMachineExecution execution, string input)
    {
        /// <summary>Its number, from 1.</summary>
        public int Number => number;

        public StateMachineExecution Execution => execution;

        /// <summary>Its input as it was given.</summary>
        public string Input => input;

        /// <summary>How many states it has entered, retries included.</summary>
        public int States { get; set; }

        /// <summary>The input of the state that it is in.</summary>
        public Json? Document { get; set; }

        /// <summary>Whether it waits for another deployment to end.</summary>
        public bool IsWaiting => execution.TopLevelPath[^1] is "WaitForLock" or "TakeTurn";

        /// <summary>How it ended.</summary>
        public string Ending => $"{(IsRecovery ? "recovery: " : "")}{execution.Status switch
        {
            ExecutionStatus.Running => "still running",
            ExecutionStatus.Aborted => "stopped",
            ExecutionStatus.TimedOut => "timed out",
            _ => execution.TopLevelPath is [.., var last] && execution.Result?.Error is not "States.Runtime" ? last : "broken down",
        }}";

        private bool IsRecovery => input.Contains("\"recover\"", StringComparison.Ordinal);
    }
}
