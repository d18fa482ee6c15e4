using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Execution;
using RedGreen.Sandbox.StepFunctions.Integrations.Sdk;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary>How <see cref="StartExecution"/> waits for the execution that it starts.</summary>
internal enum SyncMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary><c>.sync</c>: until its end; the output is text.</summary>
    Text,

    /// <summary><c>.sync:2</c>: until its end; the output is JSON.</summary>
    Json,
}

/// <summary><c>arn:aws:states:::states:startExecution</c>, also <c>.sync</c> and <c>.sync:2</c>.</summary>
internal sealed class StartExecution(SyncMode mode) : ITaskResource
{
    private static readonly string[] Known = ["Input", "Name", "StateMachineArn", "TraceHeader"];

    // AWS is told of the end by events; asking does the same here.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Type => "states";

    /// <inheritdoc/>
    public string Action => mode switch
    {
        SyncMode.Text => "startExecution.sync",
        SyncMode.Json => "startExecution.sync:2",
        _ => "startExecution",
    };

    /// <inheritdoc/>
    public bool WaitsForJob => mode != SyncMode.None;

    /// <inheritdoc/>
    public IEnumerable<string> Refuse(IReadOnlyCollection<string> parameters)
    {
        if (!parameters.Contains("StateMachineArn"))
            yield return "'StateMachineArn' is missing.";
        foreach (var name in parameters.Except(Known))
            yield return $"'{name}' is not supported: only {string.Join(", ", Known)} are.";
    }

    /// <inheritdoc/>
    public async Task<Json> InvokeAsync(Json parameters, TaskCaller caller, CancellationToken abandoned)
    {
        if (parameters is not JsonMap map)
            throw StateFailure.Runtime($"The parameters of states:{Action} must be an object, not {parameters}");
        if (map["Input"] is { } input and not JsonText)
            map = map.With("Input", new JsonText(input.ToString()));
        var started = Call("StartExecution", SfnModel.Service.ToService(map), caller);
        if (mode == SyncMode.None)
            return SfnModel.Service.FromService(started);
        var name = new JsonObject { ["executionArn"] = started["executionArn"]!.DeepClone() };
        try
        {
            return await EndAsync(name, caller, abandoned).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Call("StopExecution", name, caller);
            throw;
        }
    }

    private async Task<Json> EndAsync(JsonObject name, TaskCaller caller, CancellationToken abandoned)
    {
        while (true)
        {
            await caller.Time.DelayUntil(caller.Time.GetUtcNow() + Interval, abandoned).ConfigureAwait(false);
            var execution = (JsonMap)SfnModel.Service.FromService(Call("DescribeExecution", (JsonObject)name.DeepClone(), caller));
            var status = ((JsonText)execution["Status"]!).Value;
            if (mode == SyncMode.Json && execution["Output"] is JsonText output)
                execution = execution.With("Output", Json.Parse(output.Value));
            if (status == "SUCCEEDED")
                return execution;
            if (status != "RUNNING")
                throw new StateFailure(ErrorNames.TaskFailed, execution.ToString());
        }
    }

    private static JsonObject Call(string operation, JsonObject input, TaskCaller caller)
    {
        try
        {
            return caller.Aws.Call("states", operation, input, AwsCallers.Of(caller.Execution));
        }
        catch (AwsError error)
        {
            throw new StateFailure(
                $"StepFunctions.{Names.WithSuffix(error.Code)}",
                $"{error.Message} (Service: AWSStepFunctions; Status Code: {error.Status}; Error Code: {error.Code})");
        }
    }
}
