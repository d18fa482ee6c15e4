using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>The executions and the operations on them. They run outside <see cref="SandboxContext.Gate"/>.</summary>
internal sealed class Executions(
    SandboxContext context, StateMachines machines, IAwsCaller aws, IFunctionHost functions, int seed, Action<ExecutionStatusChange> changed)
{
    // So long the name of an execution that has ended stays taken.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);
    private static readonly string[] Statuses = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"];

    private readonly Dictionary<string, Entry> _byArn = [];
    private readonly Dice _names = new(seed);
    private long _count;

    /// <summary>Who watches the states of executions that start from now on; null for nobody.</summary>
    public IStateObserver? Observer { get; set; }

    /// <summary>An execution.</summary>
    /// <exception cref="AwsError">ExecutionDoesNotExist, InvalidArn.</exception>
    public StateMachineExecution Get(string? arn) => Find(arn).Execution;

    /// <summary>StartExecution: the execution begins as soon as this call is over.</summary>
    public JsonObject Start(JsonObject input)
    {
        var machine = machines.Get(input.Text("stateMachineArn"));
        var name = input.Text("name") is { } given ? ResourceNames.Check(given) : _names.Uuid().ToString("D");
        var text = input.Text("input") ?? "{}";
        var data = Read(text);
        var arn = context.Arn("states", $"execution:{machine.Name}:{name}");
        if (_byArn.TryGetValue(arn, out var taken) && !IsForgotten(taken.Execution))
            return taken.Execution.Status == ExecutionStatus.Running && taken.Input == text
                ? Started(taken.Execution)
                : throw new AwsError("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");

        var number = ++_count;
        var identity = new ExecutionIdentity(arn, name, machine.Arn, machine.Name, machine.RoleArn, context.Region);
        var execution = new StateMachineExecution(identity, machine.Definition, data, aws, functions, context.Time, unchecked(seed + (int)number))
        {
            Observer = Observer,
            Ended = ended => Changed(ended, ended.Status, text),
        };
        // A timer of its own: After would hold the gate while the first states run.
        var begin = context.Time.CreateTimer(_ => execution.Start(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _byArn[arn] = new Entry(number, text, execution, begin);
        Changed(execution, ExecutionStatus.Running, text);
        begin.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Started(execution);
    }

    /// <summary>StopExecution. An execution that has ended stays as it is.</summary>
    public JsonObject Stop(JsonObject input)
    {
        var execution = Get(input.Text("executionArn"));
        execution.Stop(Limited(input, "error", 256), Limited(input, "cause", 32_768));
        return new JsonObject { ["stopDate"] = execution.Result!.StoppedAt.ToEpochSeconds() };
    }

    /// <summary>DescribeExecution.</summary>
    public JsonObject Describe(JsonObject input)
    {
        var entry = Find(input.Text("executionArn"));
        return ExecutionView.Description(entry.Execution, entry.Input);
    }

    /// <summary>ListExecutions: the newest first.</summary>
    public JsonObject List(JsonObject input)
    {
        if (input.Text("mapRunArn") is not null)
            throw new AwsError("ValidationException", "The sandbox has no distributed maps: leave mapRunArn out.");
        var machine = machines.Get(input.Text("stateMachineArn"));
        var status = input.Text("statusFilter");
        if (status is not null && !Statuses.Contains(status))
            throw new AwsError("ValidationException", $"1 validation error detected: Value '{status}' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", Statuses)}]");
        var entries = _byArn.Values.Where(entry => entry.Execution.Identity.StateMachineArn == machine.Arn).OrderByDescending(entry => entry.Number);
        return Page.Of(entries, entry => entry.Number, input, "executions", entry => ExecutionView.Summary(entry.Execution), entry => status is null || entry.Execution.Status.Name() == status);
    }

    /// <summary>GetExecutionHistory.</summary>
    public JsonObject History(JsonObject input)
    {
        var events = Get(input.Text("executionArn")).History.Events;
        var withData = input.Flag("includeExecutionData") ?? true;
        return Page.Of(input.Flag("reverseOrder") == true ? events.Reverse() : events, each => each.Id, input, "events", each => HistoryView.Show(each, withData));
    }

    private Entry Find(string? arn) => _byArn.GetValueOrDefault(ResourceNames.Execution(arn))
        ?? throw new AwsError("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    private void Changed(StateMachineExecution execution, ExecutionStatus status, string input)
    {
        lock (context.Gate)
            changed(new ExecutionStatusChange(execution, status, input));
    }

    private bool IsForgotten(StateMachineExecution execution) => execution.StoppedAt is { } at && context.Now - at >= Retention;

    private static JsonObject Started(StateMachineExecution execution) => new()
    {
        ["executionArn"] = execution.Identity.Arn,
        ["startDate"] = execution.StartedAt.ToEpochSeconds(),
    };

    private static Json Read(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > Frame.MaxDataBytes)
            throw new AwsError("ValidationException", $"1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to {Frame.MaxDataBytes}");
        try
        {
            return Json.Parse(text);
        }
        catch (JsonException wrong)
        {
            throw new AwsError("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{wrong.Message}'");
        }
    }

    private static string? Limited(JsonObject input, string name, int limit) => input.Text(name) is { } text && text.Length > limit
        ? throw new AwsError("ValidationException", $"1 validation error detected: Value at '{name}' failed to satisfy constraint: Member must have length less than or equal to {limit}")
        : input.Text(name);

    // The timer is kept because nothing else may hold it.
    private sealed record Entry(long Number, string Input, StateMachineExecution Execution, ITimer Begin);
}
