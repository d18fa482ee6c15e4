using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb.Expressions;
using RedGreen.Sandbox.DynamoDb.Tables;
using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Items;

/// <summary>What a Query and a Scan answer: up to Limit items looked at, or 1 MB of them, filtered, and where to go on.</summary>
internal static class Page
{
    private const int LargestBytes = 1024 * 1024;

    /// <summary>Makes the answer.</summary>
    /// <param name="input">The call's input.</param>
    /// <param name="table">The table.</param>
    /// <param name="items">The items to look at, in order, from the first one on.</param>
    /// <param name="filter">Which of them the caller gets; null for all.</param>
    /// <param name="projection">What the caller gets of each; null for everything.</param>
    public static JsonObject Of(JsonObject input, Table table, IEnumerable<Item> items, Condition? filter, Projection? projection)
    {
        var limit = input.Int("Limit") ?? int.MaxValue;
        if (limit < 1)
            throw DynamoErrors.Validation($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        var select = input.Choice("Select", projection is null ? "ALL_ATTRIBUTES" : "SPECIFIC_ATTRIBUTES", "COUNT", projection is null ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES");
        if (select == "SPECIFIC_ATTRIBUTES" && projection is null)
            throw DynamoErrors.Validation("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        if (select != "SPECIFIC_ATTRIBUTES" && projection is not null)
            throw DynamoErrors.Validation($"Cannot specify the ProjectionExpression when choosing to get {select}");
        var found = new JsonArray();
        var (scanned, count, bytes) = (0, 0, 0);
        Item? last = null;
        foreach (var item in items)
        {
            scanned++;
            bytes += item.Size;
            if (filter?.HoldsFor(item) != false)
            {
                count++;
                if (select != "COUNT")
                    found.Add((JsonNode)(projection?.Of(item) ?? item).Write());
            }

            if (scanned < limit && bytes < LargestBytes)
                continue;

            // As in AWS it stops without a look at what follows: the next page may be empty.
            last = table.Key.Of(item);
            break;
        }

        var output = new JsonObject { ["Count"] = count, ["ScannedCount"] = scanned };
        if (select != "COUNT")
            output["Items"] = found;
        if (last is not null)
            output["LastEvaluatedKey"] = last.Write();
        return output;
    }

    /// <summary>The key after which the page begins, as one text; null for the beginning.</summary>
    public static string? Start(JsonObject input, Table table)
    {
        if (input.Structure("ExclusiveStartKey") is not { } start)
            return null;
        try
        {
            return table.Key.OfKey(Item.Read(start));
        }
        catch (AwsError error) when (error.Code == "ValidationException")
        {
            throw DynamoErrors.Validation($"The provided starting key is invalid: {error.Message}");
        }
    }
}
