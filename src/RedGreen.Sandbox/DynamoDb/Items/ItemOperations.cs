using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb.Expressions;
using RedGreen.Sandbox.DynamoDb.Tables;
using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Items;

/// <summary>The operations on one item.</summary>
internal sealed class ItemOperations(TableCatalog tables)
{
    public JsonObject Get(JsonObject input)
    {
        ItemInput.Check(input);
        var scope = ExpressionScope.Read(input, "ProjectionExpression");
        var projection = scope.Reader(input, "ProjectionExpression") is { } reader ? Projection.Parse(reader) : null;
        scope.CheckAllUsed();
        var table = tables.Of(input);
        var item = table.Find(table.Key.OfKey(input.Key()));
        return ItemInput.Output("Item", item is null || projection is null ? item : projection.Of(item));
    }

    public JsonObject Put(JsonObject input)
    {
        ItemInput.Check(input);
        var returned = input.Choice("ReturnValues", "NONE", "ALL_OLD");
        var scope = ExpressionScope.Read(input, "ConditionExpression");
        var condition = scope.Condition(input);
        scope.CheckAllUsed();
        var table = tables.Of(input);
        var item = Item.Read(input.Structure("Item") ?? throw DynamoErrors.Required("item"));
        var key = table.Key.OfItem(item);
        if (item.IsTooLarge)
            throw DynamoErrors.Validation("Item size has exceeded the maximum allowed size");
        var old = table.Find(key);
        input.Require(condition, old);
        table.Put(key, item);
        return ItemInput.Output("Attributes", returned == "ALL_OLD" ? old : null);
    }

    public JsonObject Delete(JsonObject input)
    {
        ItemInput.Check(input);
        var returned = input.Choice("ReturnValues", "NONE", "ALL_OLD");
        var scope = ExpressionScope.Read(input, "ConditionExpression");
        var condition = scope.Condition(input);
        scope.CheckAllUsed();
        var table = tables.Of(input);
        var key = table.Key.OfKey(input.Key());
        var old = table.Find(key);
        input.Require(condition, old);
        table.Remove(key);
        return ItemInput.Output("Attributes", returned == "ALL_OLD" ? old : null);
    }

    public JsonObject Update(JsonObject input)
    {
        ItemInput.Check(input);
        var returned = input.Choice("ReturnValues", "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW");
        var scope = ExpressionScope.Read(input, "UpdateExpression", "ConditionExpression");
        var update = scope.Reader(input, "UpdateExpression") is { } reader ? new Update(new UpdateParser(reader).Parse()) : Expressions.Update.None;
        var condition = scope.Condition(input);
        scope.CheckAllUsed();
        var table = tables.Of(input);
        var given = input.Key();
        var key = table.Key.OfKey(given);
        if (table.Key.Attributes.FirstOrDefault(attribute => update.Paths.Any(path => path.Attribute == attribute.Name)) is { } changed)
            throw DynamoErrors.InvalidParameter($"Cannot update attribute {changed.Name}. This attribute is part of the key");
        var old = table.Find(key);
        input.Require(condition, old);

        // An item that is not there yet is made.
        var item = update.Of(old ?? given);
        if (item.IsTooLarge)
            throw DynamoErrors.Validation("Item size to update has exceeded the maximum allowed size");
        table.Put(key, item);
        var updated = new Projection(update.Paths.ToList());
        var shown = returned switch
        {
            "ALL_OLD" => old,
            "UPDATED_OLD" => old is null ? null : updated.Of(old),
            "ALL_NEW" => item,
            "UPDATED_NEW" => updated.Of(item),
            _ => null,
        };
        return ItemInput.Output("Attributes", shown is { Attributes.Count: 0 } ? null : shown);
    }
}
