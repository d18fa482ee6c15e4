using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RedGreen.Aws.Recovery;
using RedGreen.Planning;
using RedGreen.Queueing;

namespace RedGreen.Aws.Queueing;

/// <summary>Tickets beside the locks, in the stack's lock table.</summary>
/// <param name="dynamo">Where the table is.</param>
/// <param name="table">The table's name.</param>
public sealed class TicketTable(IAmazonDynamoDB dynamo, LockTableName table) : ITickets
{
    /// <inheritdoc/>
    public async Task<Ticket> PutAsync(string cluster, string service, Ticket ticket, CancellationToken cancellationToken)
    {
        var item = Key(cluster, service);
        item["owner"] = new AttributeValue { S = ticket.Owner };
        item["since"] = new AttributeValue { S = ticket.Since };
        item["id"] = new AttributeValue { S = PlanNames.IdOf(ticket.Owner) };
        var request = new PutItemRequest
        {
            TableName = table.Value,
            Item = item,
            // The state TakeTicket says the same.
            ConditionExpression = "attribute_not_exists(#service) OR #since < :since OR (#since = :since AND #owner <= :me)",
            ExpressionAttributeNames = new() { ["#service"] = "service", ["#since"] = "since", ["#owner"] = "owner" },
            ExpressionAttributeValues = new() { [":since"] = item["since"], [":me"] = item["owner"] },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        try
        {
            await dynamo.PutItemAsync(request, cancellationToken).ConfigureAwait(false);
            return ticket;
        }
        catch (ConditionalCheckFailedException newer)
        {
            return Read(newer.Item);
        }
    }

    /// <inheritdoc/>
    public async Task<Ticket?> FindAsync(string cluster, string service, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = table.Value, Key = Key(cluster, service), ConsistentRead = true };
        var answer = await dynamo.GetItemAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.Item is { Count: > 0 } item ? Read(item) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HeldTicket>> ListAsync(CancellationToken cancellationToken)
    {
        var tickets = new List<HeldTicket>();
        await foreach (var item in LockTableItems.AllAsync(dynamo, table, cancellationToken).ConfigureAwait(false))
            if (item["service"].S is var key && Ticket.IsKey(key))
                tickets.Add(new(item["cluster"].S, Ticket.ServiceOf(key), Read(item)));
        return tickets;
    }

    /// <inheritdoc/>
    public async Task DropAsync(HeldTicket held, CancellationToken cancellationToken)
    {
        var request = new DeleteItemRequest
        {
            TableName = table.Value,
            Key = Key(held.Cluster, held.Service),
            ConditionExpression = "#owner = :owner",
            ExpressionAttributeNames = new() { ["#owner"] = "owner" },
            ExpressionAttributeValues = new() { [":owner"] = new() { S = held.Ticket.Owner } },
        };
        try
        {
            await dynamo.DeleteItemAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException)
        {
            // Dropped meanwhile, or a newer one's by now.
        }
    }

    private static Dictionary<string, AttributeValue> Key(string cluster, string service) =>
        new() { ["cluster"] = new() { S = cluster }, ["service"] = new() { S = Ticket.KeyOf(service) } };

    private static Ticket Read(Dictionary<string, AttributeValue> item) => new(item["owner"].S, item["since"].S);
}
