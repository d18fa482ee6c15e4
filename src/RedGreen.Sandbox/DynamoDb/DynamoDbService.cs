using RedGreen.Sandbox.DynamoDb.Items;
using RedGreen.Sandbox.DynamoDb.Tables;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb;

/// <summary>Amazon DynamoDB: tables with conditional writes, for locks and journals. No indexes, streams or transactions.</summary>
internal sealed class DynamoDbService : AwsService
{
    public DynamoDbService(SandboxContext context)
        : base(new AwsServiceId("dynamodb", "DynamoDB_20120810", "1.0"))
    {
        var tables = Tables = new TableCatalog();
        var tableOperations = new TableOperations(context, tables);
        var items = new ItemOperations(tables);
        var searches = new SearchOperations(tables);
        Operations = new Dictionary<string, AwsOperation>
        {
            ["CreateTable"] = tableOperations.Create,
            ["DescribeTable"] = tableOperations.Describe,
            ["ListTables"] = tableOperations.List,
            ["DeleteTable"] = tableOperations.Delete,
            ["GetItem"] = items.Get,
            ["PutItem"] = items.Put,
            ["UpdateItem"] = items.Update,
            ["DeleteItem"] = items.Delete,
            ["Query"] = searches.Query,
            ["Scan"] = searches.Scan,
        };
    }

    /// <summary>The tables, to look at from within the process; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    public TableCatalog Tables { get; }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }
}
