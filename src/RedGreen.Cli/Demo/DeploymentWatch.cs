using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace RedGreen.Cli.Demo;

/// <summary>Follows one execution through Step Functions' API, as anybody could.</summary>
internal sealed class DeploymentWatch(IAmazonStepFunctions stepFunctions, string execution)
{
    private readonly List<Visit> _visits = [];
    private long _lastEvent;

    /// <summary>The states entered so far, with when.</summary>
    public IReadOnlyList<Visit> Visits => _visits;

    /// <summary>The newest document that a state has answered; undefined before the first.</summary>
    public JsonElement Document { get; private set; }

    /// <summary>Reads what is new.</summary>
    public async Task<ExecutionStatus> LookAsync(CancellationToken cancellationToken)
    {
        // The status first: whatever it says has happened stands in the history that is read after it.
        var described = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = execution }, cancellationToken);
        foreach (var entry in await NewEventsAsync(cancellationToken))
            Note(entry);
        Cause = described.Cause;
        return described.Status;
    }

    /// <summary>The failure's cause once it has failed; null otherwise.</summary>
    public string? Cause { get; private set; }

    private async Task<List<HistoryEvent>> NewEventsAsync(CancellationToken cancellationToken)
    {
        var fresh = new List<HistoryEvent>();
        string? next = null;
        do
        {
            var page = await stepFunctions.GetExecutionHistoryAsync(
                new GetExecutionHistoryRequest { ExecutionArn = execution, ReverseOrder = true, MaxResults = 100, IncludeExecutionData = true, NextToken = next },
                cancellationToken);
            fresh.AddRange(page.Events.Where(entry => entry.Id > _lastEvent));
            next = page.Events.Exists(entry => entry.Id <= _lastEvent) ? null : page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        fresh.Reverse();
        return fresh;
    }

    private void Note(HistoryEvent entry)
    {
        _lastEvent = entry.Id ?? _lastEvent;
        var at = new DateTimeOffset(entry.Timestamp!.Value.ToUniversalTime());
        if (entry.StateEnteredEventDetails is { } entered)
            _visits.Add(new Visit(entered.Name, at, null, default));
        if (entry.StateExitedEventDetails is not { } exited || string.IsNullOrEmpty(exited.Output))
            return;
        var output = JsonElement.Parse(exited.Output);
        if (output.ValueKind is JsonValueKind.Object && output.TryGetProperty("traffic", out _))
            Document = output;
        var visited = _visits.FindLastIndex(visit => visit.State == exited.Name);
        if (visited >= 0)
            _visits[visited] = _visits[visited] with { Left = at, Output = output };
    }
}

/// <summary>One visit to a state.</summary>
/// <param name="State">Its name.</param>
/// <param name="Entered">When, by the sandbox's clock.</param>
/// <param name="Left">When it was left; null while it is not.</param>
/// <param name="Output">What it answered; undefined before.</param>
internal sealed record Visit(string State, DateTimeOffset Entered, DateTimeOffset? Left, JsonElement Output);
