using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb.Values;

namespace RedGreen.Sandbox.DynamoDb.Tables;

/// <summary>A table and its items. Reads always see the last write: the sandbox has one copy.</summary>
internal sealed class Table
{
    private readonly SortedDictionary<string, Item> _items = new(StringComparer.Ordinal);

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Id { get; init; }

    public required KeySchema Key { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>PROVISIONED or PAY_PER_REQUEST.</summary>
    public required string BillingMode { get; init; }

    public required (int Read, int Write) Capacity { get; init; }

    public required bool IsProtected { get; init; }

    /// <summary>All items, in an order that is always the same.</summary>
    public IReadOnlyCollection<Item> Items => _items.Values;

    public Item? Find(string key) => _items.GetValueOrDefault(key);

    public void Put(string key, Item item) => _items[key] = item;

    public void Remove(string key) => _items.Remove(key);

    /// <summary>The table as DescribeTable shows it.</summary>
    public JsonObject Describe(string status)
    {
        var description = new JsonObject
        {
            ["TableName"] = Name,
            ["TableArn"] = Arn,
            ["TableId"] = Id,
            ["TableStatus"] = status,
            ["CreationDateTime"] = Created.ToUnixTimeMilliseconds() / 1000.0,
            ["AttributeDefinitions"] = new JsonArray([.. Key.Attributes.Select(static attribute => new JsonObject { ["AttributeName"] = attribute.Name, ["AttributeType"] = attribute.Type })]),
            ["KeySchema"] = new JsonArray([.. Key.Attributes.Select((attribute, index) => new JsonObject { ["AttributeName"] = attribute.Name, ["KeyType"] = index == 0 ? "HASH" : "RANGE" })]),
            ["ProvisionedThroughput"] = new JsonObject { ["NumberOfDecreasesToday"] = 0, ["ReadCapacityUnits"] = Capacity.Read, ["WriteCapacityUnits"] = Capacity.Write },
            ["ItemCount"] = _items.Count,
            ["TableSizeBytes"] = _items.Values.Sum(static item => (long)item.Size),
            ["DeletionProtectionEnabled"] = IsProtected,
        };
        if (BillingMode == "PAY_PER_REQUEST")
            description["BillingModeSummary"] = new JsonObject { ["BillingMode"] = BillingMode, ["LastUpdateToPayPerRequestDateTime"] = Created.ToUnixTimeMilliseconds() / 1000.0 };
        return description;
    }
}
