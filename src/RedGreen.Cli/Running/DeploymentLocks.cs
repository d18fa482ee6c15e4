using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RedGreen.Queueing;

namespace RedGreen.Cli.Running;

/// <summary>The lock table: which deployment a service belongs to at the moment.</summary>
internal sealed class DeploymentLocks(IAmazonDynamoDB dynamoDb, string table)
{
    /// <summary>A service's lock; null where nobody holds it.</summary>
    public async Task<DeploymentLock?> FindAsync(string clusterArn, string service, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = table,
            Key = new() { ["cluster"] = new AttributeValue { S = clusterArn }, ["service"] = new AttributeValue { S = service } },
            ConsistentRead = true,
        };
        var answer = await dynamoDb.GetItemAsync(request, cancellationToken);
        return answer.Item is { Count: > 0 } item ? Read(item) : null;
    }

    /// <summary>Every lock there is: as many as deployments run or wait for a person.</summary>
    public async Task<IReadOnlyList<DeploymentLock>> AllAsync(CancellationToken cancellationToken)
    {
        var locks = new List<DeploymentLock>();
        Dictionary<string, AttributeValue>? next = null;
        do
        {
            var page = await dynamoDb.ScanAsync(new ScanRequest { TableName = table, ConsistentRead = true, ExclusiveStartKey = next }, cancellationToken);
            locks.AddRange((page.Items ?? []).Select(Read).Where(item => !Ticket.IsKey(item.Service)));
            next = page.LastEvaluatedKey;
        }
        while (next is { Count: > 0 });
        return locks;
    }

    private static DeploymentLock Read(Dictionary<string, AttributeValue> item) => new(
        Text(item, "cluster") ?? "",
        Text(item, "service") ?? "",
        Text(item, "owner") ?? "",
        Text(item, "id") ?? "",
        Text(item, "phase") ?? "",
        DateTimeOffset.TryParse(Text(item, "since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since : null);

    private static string? Text(Dictionary<string, AttributeValue> item, string name) => item.TryGetValue(name, out var value) ? value.S : null;
}

/// <summary>A lock.</summary>
/// <param name="Cluster">The cluster's ARN.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Owner">The ARN of the execution that holds it.</param>
/// <param name="Id">That deployment's id.</param>
/// <param name="Phase"><c>taken</c>, <c>planned</c>, <c>promoted</c>, <c>needsPerson</c>, ...</param>
/// <param name="Since">When it was taken; null where it does not say.</param>
internal sealed record DeploymentLock(string Cluster, string Service, string Owner, string Id, string Phase, DateTimeOffset? Since)
{
    /// <summary>The phase of a lock that is kept until a person has looked.</summary>
    public const string NeedsPerson = "needsPerson";
}
