using System.Text.Json.Nodes;
using RedGreen.Chaos.Injections;
using RedGreen.Sandbox.Lambda;

namespace RedGreen.Chaos.Running;

/// <summary>Lambda as it can be: between who invokes and the functions that ship.</summary>
internal sealed class FaultyFunctions(Stage stage)
{
    /// <summary>Who is told of executions that have ended.</summary>
    public const string Recoverer = "RecoverOrphans";

    private const string Suffix = "Function";

    /// <summary>From here on everything goes through here.</summary>
    public void Stand(Dictionary<string, Func<JsonNode?, CancellationToken, Task<JsonNode?>>> functions)
    {
        foreach (var (name, works) in functions.ToList())
        {
            var function = name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
            functions[name] = (payload, token) => InvokeAsync(function, works, payload, token);
        }
    }

    private async Task<JsonNode?> InvokeAsync(string function, Func<JsonNode?, CancellationToken, Task<JsonNode?>> works, JsonNode? payload, CancellationToken token)
    {
        if (stage.Outages.CannotRun(function))
            throw new FunctionError("Lambda.TooManyRequestsException", "Rate Exceeded.");
        // What an event invokes runs in the flow of whatever made the event: it is nobody's.
        var execution = function == Recoverer ? null : ExecutionBook.Current;
        if (function == Recoverer && IsStatusEvent(payload) && stage.Reach(new AtStatusEvent(stage.Count(nameof(AtStatusEvent))), null) is EventFault fate)
            return await DeliverAsync(fate).ConfigureAwait(false);
        return await AttemptAsync().ConfigureAwait(false);

        Task<JsonNode?> AttemptAsync()
        {
            var number = stage.Count(function);
            return stage.Reach(new AtInvocation(function, number), execution) is InvocationFault fault
                ? PlayAsync(fault, $"invocation {number} of {function}: {fault}")
                : RunAsync(new(function, execution, stage.Now));
        }

        async Task<JsonNode?> DeliverAsync(EventFault fate)
        {
            stage.Happened(fate, $"the event that an execution has ended: {fate}");
            switch (fate)
            {
                case EventLost:
                    return null;
                case EventLate late:
                    await WaitAsync(late.By).ConfigureAwait(false);
                    break;
                case EventTwice:
                    await AttemptAsync().ConfigureAwait(false);
                    break;
                default:
                    throw new InvalidOperationException($"Nothing knows how to play {fate}.");
            }

            return await AttemptAsync().ConfigureAwait(false);
        }

        async Task<JsonNode?> PlayAsync(InvocationFault fault, string words)
        {
            switch (fault)
            {
                case InvocationThrottled:
                    stage.Happened(fault, words);
                    throw new FunctionError("Lambda.TooManyRequestsException", "Rate Exceeded.");
                case DiesBefore:
                    stage.Happened(fault, words);
                    throw new FunctionError("Runtime.ExitError", "RequestId: unknown Error: Runtime exited with error: signal: killed");
                case ResultLost:
                    stage.Happened(fault, words);
                    await OutcomeOfAsync(RunAsync(new(function, execution, stage.Now))).ConfigureAwait(false);
                    throw new FunctionError("Lambda.Unknown", "The function's answer was lost.");
                case DiesBetween dies:
                    return await DieAsync(dies, new(function, execution, stage.Now) { DiesAt = dies.Call }, words).ConfigureAwait(false);
                case GoesOn goesOn:
                    stage.Happened(fault, words);
                    _ = OutcomeOfAsync(RunAsync(new(function, execution, stage.Now) { PerCall = goesOn.PerCall }));
                    await WaitAsync(goesOn.Told).ConfigureAwait(false);
                    throw new FunctionError("Lambda.SdkClientException", "Unable to execute HTTP request: Connection reset");
                case RunsTwice twice:
                    stage.Happened(fault, words);
                    var first = OutcomeOfAsync(RunAsync(new(function, execution, stage.Now) { PerCall = twice.PerCall }));
                    if (twice.PerCall == TimeSpan.Zero)
                        await first.ConfigureAwait(false);
                    return await RunAsync(new(function, execution, stage.Now)).ConfigureAwait(false);
                default:
                    throw new InvalidOperationException($"Nothing knows how to play {fault}.");
            }
        }

        async Task<JsonNode?> DieAsync(DiesBetween fault, Invocation invocation, string words)
        {
            var run = RunAsync(invocation);
            await OutcomeOfAsync(run).ConfigureAwait(false);
            if (!invocation.HasDied)
                return await run.ConfigureAwait(false);
            stage.Happened(fault, words);
            await WaitAsync(fault.Noticed).ConfigureAwait(false);
            throw fault.Noticed < TimeSpan.FromSeconds(1)
                ? new FunctionError("Runtime.ExitError", "RequestId: unknown Error: Runtime exited with error: signal: killed")
                : new FunctionError("Lambda.Unknown", "The function did not answer.");
        }

        async Task<JsonNode?> RunAsync(Invocation invocation)
        {
            invocation.Begin();
            Actor.Becomes(invocation.Actor);
            var run = works(payload?.DeepClone(), token);
            if (!run.IsCompleted)
            {
                // Not a delay that is cancelled: what waits for it would go on, on another thread.
                var limit = new TaskCompletionSource();
                using var timer = stage.Sandbox.Time.CreateTimer(_ => limit.TrySetResult(), null, Invocation.Longest, Timeout.InfiniteTimeSpan);
                await Task.WhenAny(run, limit.Task).ConfigureAwait(false);
            }

            invocation.IsOver = true;
            return run.IsCompleted ? await run.ConfigureAwait(false) : throw new FunctionError("Sandbox.Timedout", $"Task timed out after {Invocation.Longest.TotalSeconds:0}.00 seconds");
        }
    }

    private Task WaitAsync(TimeSpan span) => Task.Delay(span, stage.Sandbox.Time);

    // Waits for a run whose outcome nobody learns.
    private static Task OutcomeOfAsync(Task<JsonNode?> run) => run.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    // The schedule's event names no execution.
    private static bool IsStatusEvent(JsonNode? payload) => payload?.ToJsonString().Contains(":execution:", StringComparison.Ordinal) == true;
}
