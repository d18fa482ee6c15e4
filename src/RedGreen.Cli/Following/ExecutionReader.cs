using System.Text.Json;
using Amazon.StepFunctions.Model;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Json;

namespace RedGreen.Cli.Following;

/// <summary>Looks at one execution: two calls, however long it has run.</summary>
internal sealed class ExecutionReader(AwsAccess aws)
{
    // The document is what most states get and answer, so it stands in the newest events. A look at the deployment is
    // about 9 events; what a Map or a Retry puts on top is passed over page by page.
    private const int EventsPerPage = 10;
    private const int MostPages = 10;

    /// <summary>Reads it.</summary>
    public async Task<ExecutionLook> LookAsync(string execution, CancellationToken cancellationToken)
    {
        var described = await aws.StepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = execution }, cancellationToken);
        var look = Read(described);
        var document = Reading.Parse(described.Output);
        if (IsDocument(document))
            return look with { Document = new DeploymentDocument(document) };
        var (newest, state, found) = await TailAsync(execution, cancellationToken);
        return look with
        {
            State = state,
            Document = new DeploymentDocument(found),
            // A sandbox's clock may run fast: there, the newest event says what time it is.
            Now = aws.Settings.IsLocal && newest is { } at ? at : look.Now,
        };
    }

    /// <summary>What DescribeExecution alone tells.</summary>
    public async Task<ExecutionLook> DescribeAsync(string execution, CancellationToken cancellationToken) =>
        Read(await aws.StepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = execution }, cancellationToken));

    private ExecutionLook Read(DescribeExecutionResponse described)
    {
        var output = Reading.Parse(described.Output);
        return new ExecutionLook
        {
            Execution = described.ExecutionArn,
            Machine = described.StateMachineArn,
            Status = described.Status.Value,
            Started = Utc(described.StartDate),
            Stopped = described.StopDate is null ? null : Utc(described.StopDate),
            Error = described.Error,
            Cause = described.Cause,
            Input = Reading.Parse(described.Input),
            Document = new DeploymentDocument(IsDocument(output) ? output : default),
            Now = aws.Terminal.Time.GetUtcNow(),
        };
    }

    private async Task<(DateTimeOffset? Newest, string? State, JsonElement Document)> TailAsync(string execution, CancellationToken cancellationToken)
    {
        DateTimeOffset? newest = null;
        string? state = null;
        JsonElement resolved = default;
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var request = new GetExecutionHistoryRequest { ExecutionArn = execution, ReverseOrder = true, MaxResults = EventsPerPage, IncludeExecutionData = true, NextToken = next };
            var answer = await aws.StepFunctions.GetExecutionHistoryAsync(request, cancellationToken);
            foreach (var entry in answer.Events ?? [])
            {
                newest ??= Utc(entry.Timestamp);
                state ??= entry.StateEnteredEventDetails?.Name;
                var data = Reading.Parse(entry.StateEnteredEventDetails?.Input ?? entry.StateExitedEventDetails?.Output);
                if (state is not null && IsDocument(data))
                    return (newest, state, data);
                if (resolved.ValueKind is JsonValueKind.Undefined && data.Text("request", "service") is not null)
                    resolved = data;
            }

            next = answer.NextToken;
            if (string.IsNullOrEmpty(next))
                break;
        }

        return (newest, state, resolved);
    }

    private static bool IsDocument(JsonElement data) => data.At("traffic").ValueKind is JsonValueKind.Object && data.Text("request", "service") is not null;

    private static DateTimeOffset Utc(DateTime? moment) => moment is { } at ? new DateTimeOffset(at.ToUniversalTime()) : DateTimeOffset.MinValue;
}
