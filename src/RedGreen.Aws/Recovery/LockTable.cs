using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using RedGreen.Queueing;
using RedGreen.Recovery;

namespace RedGreen.Aws.Recovery;

/// <summary>The stack's lock table, Step Functions and CloudWatch.</summary>
/// <param name="dynamo">Where the table is.</param>
/// <param name="stepFunctions">Where the owners are.</param>
/// <param name="cloudWatch">Where orphans are counted.</param>
/// <param name="table">The table's name.</param>
public sealed class LockTable(IAmazonDynamoDB dynamo, IAmazonStepFunctions stepFunctions, IAmazonCloudWatch cloudWatch, LockTableName table) : ILocks
{
    private const int MostNames = 20;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HeldLock>> ListAsync(CancellationToken cancellationToken)
    {
        var locks = new List<HeldLock>();
        await foreach (var item in LockTableItems.AllAsync(dynamo, table, cancellationToken).ConfigureAwait(false))
            if (!Ticket.IsKey(item["service"].S))
                locks.Add(Read(item));
        return locks;
    }

    /// <inheritdoc/>
    public async Task<HeldLock?> FindAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        var key = new Dictionary<string, AttributeValue> { ["cluster"] = new() { S = cluster }, ["service"] = new() { S = service } };
        var answer = await dynamo.GetItemAsync(new GetItemRequest { TableName = table.Value, Key = key, ConsistentRead = true }, cancellationToken).ConfigureAwait(false);
        return answer.Item is { Count: > 0 } item ? Read(item) : null;
    }

    /// <inheritdoc/>
    public async Task<OwnerState> OwnerAsync(string execution, CancellationToken cancellationToken)
    {
        try
        {
            var owner = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = execution }, cancellationToken).ConfigureAwait(false);
            return new OwnerState(owner.Status.Value, owner.Error);
        }
        catch (ExecutionDoesNotExistException)
        {
            return new OwnerState(null, null);
        }
    }

    /// <inheritdoc/>
    public async Task<string> RecoverAsync(HeldLock orphan, CancellationToken cancellationToken)
    {
        // A name can be used once in 90 days. One that is taken belongs to a recovery that is over and has not got the lock.
        for (var number = 1; ; number++)
            try
            {
                var request = new StartExecutionRequest { StateMachineArn = RecoveryExecution.StateMachineOf(orphan), Name = RecoveryExecution.NameOf(orphan, number), Input = RecoveryExecution.InputOf(orphan) };
                return (await stepFunctions.StartExecutionAsync(request, cancellationToken).ConfigureAwait(false)).ExecutionArn;
            }
            catch (ExecutionAlreadyExistsException) when (number < MostNames)
            {
                // The next name, then.
            }
    }

    /// <inheritdoc/>
    public Task ReportAsync(int orphans, CancellationToken cancellationToken) => cloudWatch.PutMetricDataAsync(
        new PutMetricDataRequest { Namespace = "RedGreen", MetricData = [new MetricDatum { MetricName = "OrphanedLocks", Unit = StandardUnit.Count, Value = orphans }] }, cancellationToken);

    private static HeldLock Read(Dictionary<string, AttributeValue> item) => new(
        item["cluster"].S,
        item["service"].S,
        item["owner"].S,
        item["id"].S,
        item["phase"].S,
        item.TryGetValue("attempts", out var attempts) ? int.Parse(attempts.N, CultureInfo.InvariantCulture) : 0);
}

/// <summary>The name of the stack's lock table.</summary>
/// <param name="Value">The name.</param>
public sealed record LockTableName(string Value)
{
    /// <summary>The environment variable that the template sets.</summary>
    public const string Variable = "LOCK_TABLE";

    /// <summary>The name out of the environment.</summary>
    /// <exception cref="InvalidOperationException">It is not set.</exception>
    [SuppressMessage("Design", "CA1024:Use properties where appropriate", Justification = "It reads the environment and may fail.")]
    public static LockTableName FromEnvironment() => new(
        Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"The environment variable {Variable} is not set: template.yaml sets it to the stack's lock table."));
}
