using Amazon.StepFunctions.Model;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Following;
using RedGreen.Planning;

namespace RedGreen.Cli.History;

/// <summary>Deployments of the last 90 days, which Step Functions keeps, the newest first.</summary>
internal sealed class PastDeployments(AwsAccess aws)
{
    private const int MostPages = 10;
    private const int MostLooks = 500;

    private readonly ExecutionReader _reader = new(aws);

    /// <summary>The newest ones.</summary>
    /// <param name="service">Only those of this service; null for all.</param>
    /// <param name="cluster">Only those in this cluster, by its short name; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<ExecutionLook>> NewestAsync(string? service, string? cluster, int limit, CancellationToken cancellationToken)
    {
        var found = new List<ExecutionLook>();
        var looks = 0;
        await foreach (var listed in ExecutionsAsync(cancellationToken))
        {
            if (found.Count == limit)
                return found;
            if (service is not null && !ExecutionName.MayBeOf(listed.Name, service))
                continue;
            if (looks++ == MostLooks)
            {
                await aws.Terminal.SayAsync($"Looked at {MostLooks} deployments back to {DeploymentWords.Moment(listed.StartDate!.Value.ToUniversalTime())}, and no further.");
                return found;
            }

            var look = await LookAsync(listed.ExecutionArn, cancellationToken);
            if (look.IsRecovery && look.IsOver && look.Document.Id is null)
                continue;
            if ((service is null || look.Service == service) && (cluster is null || look.Cluster is null || look.Cluster == cluster))
                found.Add(look);
        }

        return found;
    }

    /// <summary>One deployment by its id, its execution's name or ARN; null for none.</summary>
    public async Task<ExecutionLook?> FindAsync(string idNameOrArn, CancellationToken cancellationToken)
    {
        await foreach (var listed in ExecutionsAsync(cancellationToken))
            if (listed.ExecutionArn == idNameOrArn || listed.Name == idNameOrArn || PlanNames.IdOf(listed.ExecutionArn) == idNameOrArn)
                return await _reader.LookAsync(listed.ExecutionArn, cancellationToken);
        return null;
    }

    // A recovery's input names no deployment, and its output only where that was promoted. One that found nothing to do has none.
    private async Task<ExecutionLook> LookAsync(string execution, CancellationToken cancellationToken)
    {
        var look = await _reader.DescribeAsync(execution, cancellationToken);
        return look.IsRecovery && look.Document.Id is null ? await _reader.LookAsync(execution, cancellationToken) : look;
    }

    private async IAsyncEnumerable<ExecutionListItem> ExecutionsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var machine = await aws.MachineAsync(cancellationToken);
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await aws.StepFunctions.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = machine.Arn, MaxResults = 1000, NextToken = next }, cancellationToken);
            foreach (var execution in answer.Executions ?? [])
                yield return execution;
            next = answer.NextToken;
            if (string.IsNullOrEmpty(next))
                yield break;
        }

        await aws.Terminal.SayAsync($"Looked through the newest {MostPages * 1000:N0} executions, and no further.");
    }
}
