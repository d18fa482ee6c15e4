using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RedGreen.Cli.Following;
using RedGreen.Cli.Json;
using RedGreen.Queueing;
using RedGreen.Recovery;

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
            Key = Key(clusterArn, service),
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

    /// <summary>Who is next: the execution of the newest that waits, or of the owner itself; null for nobody.</summary>
    public async Task<string?> NextAsync(DeploymentLock held, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = table, Key = Key(held.Cluster, Ticket.KeyOf(held.Service)), ConsistentRead = true };
        var answer = await dynamoDb.GetItemAsync(request, cancellationToken);
        return answer.Item is { Count: > 0 } item ? Text(item, "owner") : null;
    }

    /// <summary>Takes a lock away, if it still is as it was seen, and the ticket of its deployment with it.</summary>
    /// <returns>Null where it is gone, by this call or before; else the lock that is there instead.</returns>
    public async Task<DeploymentLock?> ClearAsync(DeploymentLock seen, CancellationToken cancellationToken)
    {
        var taken = await DeleteAsync(Key(seen.Cluster, seen.Service), "owner", seen.Owner, cancellationToken);
        await DeleteAsync(Key(seen.Cluster, Ticket.KeyOf(seen.Service)), "id", seen.Id, cancellationToken);
        return taken is null ? null : Read(taken);
    }

    // What stands there instead where the condition does not hold; null where it is gone.
    private async Task<Dictionary<string, AttributeValue>?> DeleteAsync(Dictionary<string, AttributeValue> key, string attribute, string value, CancellationToken cancellationToken)
    {
        var request = new DeleteItemRequest
        {
            TableName = table,
            Key = key,
            ConditionExpression = "attribute_not_exists(#it) OR #it = :it",
            ExpressionAttributeNames = new() { ["#it"] = attribute },
            ExpressionAttributeValues = new() { [":it"] = new AttributeValue { S = value } },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        try
        {
            await dynamoDb.DeleteItemAsync(request, cancellationToken);
            return null;
        }
        catch (ConditionalCheckFailedException other)
        {
            return other.Item;
        }
    }

    private static Dictionary<string, AttributeValue> Key(string cluster, string service) =>
        new() { ["cluster"] = new AttributeValue { S = cluster }, ["service"] = new AttributeValue { S = service } };

    private static DeploymentLock Read(Dictionary<string, AttributeValue> item) => new(
        Text(item, "cluster") ?? "",
        Text(item, "service") ?? "",
        Text(item, "owner") ?? "",
        Text(item, "id") ?? "",
        Text(item, "phase") ?? "",
        DateTimeOffset.TryParse(Text(item, "since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since : null)
    {
        Attempts = item.TryGetValue("attempts", out var attempts) && int.TryParse(attempts.N, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        Document = new DeploymentDocument(Reading.Parse(Text(item, "document") ?? new JsonObject
        {
            ["id"] = Text(item, "id"),
            ["request"] = new JsonObject { ["cluster"] = Text(item, "cluster"), ["service"] = Text(item, "service") },
        }.ToJsonString())),
    };

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

    /// <summary>How often a recovery has taken it over.</summary>
    public int Attempts { get; init; }

    /// <summary>The deployment's document, as it was last written down; before its plan was made, what the lock itself tells.</summary>
    public DeploymentDocument Document { get; init; } = new(default);

    /// <summary>Whether it is what a deployment has left that ended <c>PromotedOnGreen</c>: nobody holds the service.</summary>
    public bool IsLeftOnGreen => Owner == HeldLock.Nobody;
}
