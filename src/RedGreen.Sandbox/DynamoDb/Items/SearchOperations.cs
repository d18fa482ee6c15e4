using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb.Expressions;
using RedGreen.Sandbox.DynamoDb.Tables;
using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Items;

/// <summary>Query and Scan.</summary>
internal sealed class SearchOperations(TableCatalog tables)
{
    public JsonObject Scan(JsonObject input)
    {
        ItemInput.Check(input);
        var scope = ExpressionScope.Read(input, "FilterExpression", "ProjectionExpression");
        var filter = scope.Condition(input, "FilterExpression");
        var projection = ReadProjection(scope, input);
        scope.CheckAllUsed();
        var table = tables.Of(input);
        var start = Page.Start(input, table);
        var items = table.Items.Where(item => start is null || string.CompareOrdinal(table.Key.OfItem(item), start) > 0);
        return Page.Of(input, table, items, filter, projection);
    }

    public JsonObject Query(JsonObject input)
    {
        ItemInput.Check(input);
        var table = tables.Of(input);
        var scope = ExpressionScope.Read(input, "KeyConditionExpression", "FilterExpression", "ProjectionExpression");
        var reader = scope.Reader(input, "KeyConditionExpression") ?? throw DynamoErrors.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var keys = KeyCondition.Read(reader, table.Key);
        var filter = scope.Condition(input, "FilterExpression");
        if (filter?.AllPaths.FirstOrDefault(path => table.Key.Attributes.Any(attribute => attribute.Name == path.Attribute)) is { } key)
            throw DynamoErrors.Validation($"Filter Expression can only contain non-primary key attributes: Primary key attribute: {key.Attribute}");
        var projection = ReadProjection(scope, input);
        scope.CheckAllUsed();
        var start = Page.Start(input, table);
        var items = InOrder(table.Items.Where(keys.HoldsFor), table.Key.Range?.Name, input.Flag("ScanIndexForward") ?? true);
        if (start is not null)
            items = After(items, input, table.Key, start);
        return Page.Of(input, table, items, filter, projection);
    }

    private static IEnumerable<Item> InOrder(IEnumerable<Item> items, string? range, bool forward)
    {
        if (range is null)
            return items;
        var byRange = Comparer<AttributeValue>.Create(static (a, b) => AttributeOrder.Compare(a, b) ?? 0);
        return forward ? items.OrderBy(item => item[range]!, byRange) : items.OrderByDescending(item => item[range]!, byRange);
    }

    // The item itself may have been deleted meanwhile: go on behind where it stood.
    private static IEnumerable<Item> After(IEnumerable<Item> items, JsonObject input, KeySchema key, string start)
    {
        if (key.Range is null)
            return items.Where(item => key.OfItem(item) != start);
        var forward = input.Flag("ScanIndexForward") ?? true;
        var past = Item.Read(input.Structure("ExclusiveStartKey")!)[key.Range.Name]!;
        return items.Where(item => AttributeOrder.Compare(item[key.Range.Name]!, past) is { } order && (forward ? order > 0 : order < 0));
    }

    private static Projection? ReadProjection(ExpressionScope scope, JsonObject input) =>
        scope.Reader(input, "ProjectionExpression") is { } reader ? Projection.Parse(reader) : null;
}
