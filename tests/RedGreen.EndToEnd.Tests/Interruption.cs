using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Wire;

namespace RedGreen.EndToEnd.Tests;

/// <summary>Something that happens right after a function's call has taken effect, while the function still runs.</summary>
internal sealed class Interruption : IWireFilter
{
    private (string Function, string Call, Func<Task> Act, TaskCompletionSource Done)? _due;

    /// <summary>Where the functions run.</summary>
    public ProcessFunctionHost? Functions { get; set; }

    /// <summary>The next time that a function makes this call, something happens.</summary>
    /// <returns>Completes when it has happened.</returns>
    public Task When(string function, string call, Func<Task> act)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _due = (function, call, act, done);
        return done.Task;
    }

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        var answer = next(call);
        if (_due is { } due && due.Call == call.Operation && call.Caller == WireEndpoint.Client && Functions!.Busy($"{due.Function}Function") is not [])
        {
            _due = null;
            // Not here: whoever waits for an answer of the sandbox inside of the sandbox waits for ever.
            _ = Task.Run(() => HappenAsync(due.Act, due.Done));
        }

        return answer;
    }

    private static async Task HappenAsync(Func<Task> act, TaskCompletionSource done)
    {
        try
        {
            await act();
            done.SetResult();
        }
        catch (Exception problem)
        {
            done.SetException(problem);
        }
    }
}
