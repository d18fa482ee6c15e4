using System.Text;
using RedGreen.Sandbox;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.StepFunctions.Service;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Writes down the executions of the deployment machine: how each ended, and what there was then.</summary>
internal sealed class ExecutionRecorder(VirtualSandbox sandbox, string machine, Func<Scene> look)
{
    /// <summary>How long after its end it must still be true that Green serves.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, ExecutionRecord> _byArn = [];

    // Nothing else may hold a timer.
    private readonly List<IDisposable> _timers = [];

    public List<ExecutionRecord> Executions { get; } = [];

    public List<Invocation> Invocations { get; } = [];

    public void Begin() => sandbox.Services.States.StatusChanged += Changed;

    /// <summary>No execution that still runs invokes anything that is of interest from here on.</summary>
    public void End()
    {
        foreach (var execution in Executions.Where(execution => execution.End is null))
            NoteInvocations(sandbox.Services.States.Execution(execution.Arn));
        Invocations.Sort((one, other) => one.At.CompareTo(other.At));
    }

    private void Changed(ExecutionStatusChange change)
    {
        var execution = change.Execution;
        if (execution.Identity.StateMachineArn != machine)
            return;
        if (change.Status == ExecutionStatus.Running)
        {
            Executions.Add(_byArn[execution.Identity.Arn] = new(execution.Identity.Arn, execution.StartedAt, change.Input));
            return;
        }

        if (!_byArn.TryGetValue(execution.Identity.Arn, out var record))
            return;
        var result = execution.Result!;
        var end = new ExecutionEnd(result.StoppedAt, change.Status.Name(), result.Error, result.Cause, NoteInvocations(execution), SizeOf(execution), look());
        record.End = end;
        if (end.Name == "PromotedOnGreen")
            _timers.Add(sandbox.Context.After(Afterwards, () => end.Later = look()));
    }

    // Where the history is long it is walked through once, when it ends.
    private int NoteInvocations(StateMachineExecution execution)
    {
        var events = execution.History.Events;
        foreach (var each in events)
            if (each is { Type: "TaskScheduled", Details: { ResourceType: "lambda", Parameters: JsonMap parameters } } && parameters["FunctionName"] is JsonText name)
                Invocations.Add(new(execution.Identity.Arn, Function(name.Value), each.At));
        return events.Count;
    }

    private static string Function(string name) => name.Split(':').LastOrDefault(part => part.EndsWith("Function", StringComparison.Ordinal))?[..^"Function".Length] ?? name;

    private static int SizeOf(StateMachineExecution execution)
    {
        var events = execution.History.Events;
        for (var i = events.Count - 1; i > 0; i--)
            if (events[i].Details.Input is { } input)
                return Encoding.UTF8.GetByteCount(input.ToString());
        return 0;
    }
}
