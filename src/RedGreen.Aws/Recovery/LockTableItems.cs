using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace RedGreen.Aws.Recovery;

/// <summary>All that stands in the stack's lock table: locks, and beside them tickets.</summary>
internal static class LockTableItems
{
    /// <summary>Every item, page by page.</summary>
    public static async IAsyncEnumerable<Dictionary<string, AttributeValue>> AllAsync(IAmazonDynamoDB dynamo, LockTableName table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, AttributeValue>? next = null;
        do
        {
            var page = await dynamo.ScanAsync(new ScanRequest { TableName = table.Value, ConsistentRead = true, ExclusiveStartKey = next }, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items ?? [])
                yield return item;
            next = page.LastEvaluatedKey;
        }
        while (next is { Count: > 0 });
    }
}
