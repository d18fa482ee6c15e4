using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb.Expressions;
using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Items;

/// <summary>What the operations on items have in common.</summary>
internal static class ItemInput
{
    // What came before expressions, and what only a real fleet has.
    private static readonly string[] NotInSandbox =
    [
        "Expected", "AttributeUpdates", "ConditionalOperator", "AttributesToGet", "KeyConditions", "QueryFilter", "ScanFilter",
        "IndexName", "Segment", "TotalSegments",
    ];

    /// <summary>Refuses what this sandbox does not know, by name.</summary>
    public static void Check(JsonObject input)
    {
        if (NotInSandbox.FirstOrDefault(member => input[member] is not null) is { } unknown)
            throw DynamoErrors.NotInSandbox($"The parameter {unknown}");
        foreach (var measured in new[] { "ReturnConsumedCapacity", "ReturnItemCollectionMetrics" })
            if (input.Text(measured) is { } wanted and not "NONE")
                throw DynamoErrors.NotInSandbox($"{measured}={wanted}");
    }

    public static Item Key(this JsonObject input) => Item.Read(input.Structure("Key") ?? throw DynamoErrors.Required("key"));

    /// <summary>A choice of words; the first one where it is absent.</summary>
    public static string Choice(this JsonObject input, string name, params string[] allowed)
    {
        var choice = input.Text(name) ?? allowed[0];
        return allowed.Contains(choice) ? choice : throw DynamoErrors.InvalidEnum(choice, char.ToLowerInvariant(name[0]) + name[1..], string.Join(", ", allowed));
    }

    /// <summary>The call's condition; null where it has none.</summary>
    public static Condition? Condition(this ExpressionScope scope, JsonObject input, string parameter = "ConditionExpression") =>
        scope.Reader(input, parameter) is { } reader ? new ConditionParser(reader).Parse() : null;

    /// <summary>Refuses the call where its condition does not hold.</summary>
    public static void Require(this JsonObject input, Condition? condition, Item? item)
    {
        var onFailure = input.Choice("ReturnValuesOnConditionCheckFailure", "NONE", "ALL_OLD");
        if (condition?.HoldsFor(item ?? Item.Empty) == false)
            throw DynamoErrors.ConditionFailed(onFailure == "ALL_OLD" ? item : null);
    }

    /// <summary>An output with the item that the caller wants to see, if there is one.</summary>
    public static JsonObject Output(string member, Item? item) => item is null ? [] : new() { [member] = item.Write() };
}
