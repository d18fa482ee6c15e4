using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Machine.Tests;

/// <summary>One execution of the machine, in virtual time.</summary>
internal sealed class Run(Rehearsal rehearsal, string arn)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(15);

    public string Arn => arn;

    public ExecutionResult Result => Execution.Result ?? throw new InvalidOperationException("It still runs.");

    public StateMachineExecution Execution => rehearsal.Sandbox.Services.States.Execution(arn);

    /// <summary>How it ended: the last state's name.</summary>
    public string Ending => Execution.TopLevelPath[^1];

    /// <summary>The states in order; a loop of looks stands once as <c>Look</c>, one of retirement as <c>Retire</c>, one of waiting for the lock as <c>Queue</c>.</summary>
    public string Path
    {
        get
        {
            var path = string.Join(' ', Execution.TopLevelPath);
            path = System.Text.RegularExpressions.Regex.Replace(path, @"(WaitForIncrement EvaluateHealth Decision\? ?)+", "Look ");
            path = System.Text.RegularExpressions.Regex.Replace(path, @"(TakeTurn Turn\? WaitForLock ?)+", "Queue ");
            return System.Text.RegularExpressions.Regex.Replace(path, @"RetireGreen Retired\?( WaitForTasks RetireGreen Retired\?)*", "Retire").Trim();
        }
    }

    /// <summary>Events in its history, of the 25,000 that an execution may have.</summary>
    public int Events => Execution.History.Events.Count;

    /// <summary>The largest document that a state has got or left, in bytes, of the 262,144 that there may be.</summary>
    public int LargestData => Execution.History.Events.SelectMany(happened => new[] { happened.Details.Input, happened.Details.Output, happened.Details.Parameters }).Max(data => data?.Size ?? 0);

    public Run Finish()
    {
        rehearsal.Sandbox.Time.RunUntil(Execution.Completion, Longest);
        return this;
    }

    /// <summary>Lets time pass until a state has been entered so many times.</summary>
    public Run Until(string state, int times = 1, TimeSpan? glance = null)
    {
        for (var i = 0; i < 100_000 && Execution.Result is null; i++)
        {
            if (Execution.Path.Count(entered => entered == state) >= times)
                return this;
            rehearsal.Sandbox.Time.Advance(glance ?? TimeSpan.FromSeconds(1));
        }

        throw new InvalidOperationException($"{state} was not entered {times} times: {Path}; {Execution.Result}");
    }

    public Run After(TimeSpan span)
    {
        rehearsal.Sandbox.Time.Advance(span);
        return this;
    }

    /// <summary>The deployment's id, from Green's service.</summary>
    public string Id => RedGreen.Planning.PlanNames.IdOf(arn);

    public string GreenService => $"shop-green-{Id}";

    /// <summary>The document as the newest look left it.</summary>
    public JsonNode LastLook => Left("EvaluateHealth");

    /// <summary>Why it waits for the lock, in the words of its last look at it.</summary>
    public string WhyItWaits => (string)Left("TakeTurn")["why"]!;

    public JsonNode Output => JsonNode.Parse((string)rehearsal.Sandbox.Call("states", "DescribeExecution", new JsonObject { ["executionArn"] = arn })["output"]!)!;

    // What a state left when it was last left.
    private JsonNode Left(string state) => JsonNode.Parse((string)rehearsal.Sandbox.Call("states", "GetExecutionHistory", new JsonObject { ["executionArn"] = arn, ["reverseOrder"] = true })["events"]!.AsArray()
        .Select(happened => happened!["stateExitedEventDetails"]).First(exited => (string?)exited?["name"] == state)!["output"]!)!;
}
