using System.Diagnostics;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Wire;

namespace RedGreen.EndToEnd.Tests;

/// <summary>
/// Kills a function's process in the midst of an invocation: right after a call of it has taken effect, before it
/// knows. That is the worst moment, since what was done is not in any document.
/// </summary>
internal sealed class SuddenDeath : IWireFilter
{
    private readonly List<(string Function, string Call)> _due = [];
    private readonly List<string> _died = [];

    /// <summary>Where the functions run.</summary>
    public ProcessFunctionHost? Functions { get; set; }

    /// <summary>Who died, in order.</summary>
    public IReadOnlyList<string> Died => _died;

    /// <summary>The next time that a function makes this call, it dies.</summary>
    public void Await(string function, string call) => _due.Add((function, call));

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        var answer = next(call);
        foreach (var due in _due.Where(due => due.Call == call.Operation && call.Caller == WireEndpoint.Client).ToList())
            if (Functions!.Busy($"{due.Function}Function") is [var process])
            {
                _due.Remove(due);
                _died.Add(due.Function);
                Kill(process);
            }

        return answer;
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}
