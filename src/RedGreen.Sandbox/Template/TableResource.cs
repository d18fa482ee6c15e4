using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>Reads an <c>AWS::DynamoDB::Table</c>.</summary>
internal static class TableResource
{
    private static readonly string[] Played = ["TableName", "KeySchema", "AttributeDefinitions"];

    private static readonly string[] Passed =
    [
        "BillingMode", "ContributorInsightsSpecification", "DeletionProtectionEnabled", "OnDemandThroughput", "PointInTimeRecoverySpecification",
        "ProvisionedThroughput", "ResourcePolicy", "SSESpecification", "TableClass", "Tags", "TimeToLiveSpecification", "WarmThroughput",
    ];

    /// <summary>The table's name and key.</summary>
    public static TableDefinition Read(Resource table, Problems problems)
    {
        table.Expect(problems, Played, Passed);
        var types = Items(table, "AttributeDefinitions").ToDictionary(
            attribute => Text.Of(attribute["AttributeName"]) ?? "", attribute => Text.Of(attribute["AttributeType"]) ?? "");
        var keys = Items(table, "KeySchema").Select(key => Key(key, types, table.Path, problems)).ToList();
        if (keys.Count(key => key.KeyType == "HASH") != 1)
            problems.Add($"{table.Path}.KeySchema", "has exactly one key of type HASH.");
        return new(table.LogicalId, table.Name, keys);
    }

    private static TableKey Key(JsonObject key, Dictionary<string, string> types, string path, Problems problems)
    {
        var name = Text.Of(key["AttributeName"]) ?? "";
        var type = types.GetValueOrDefault(name);
        if (type is not ("S" or "N" or "B"))
            problems.Add($"{path}.AttributeDefinitions", $"does not say the type (S, N or B) of the key attribute {name}.");
        return new(name, Text.Of(key["KeyType"]) ?? "", type ?? "");
    }

    private static IEnumerable<JsonObject> Items(Resource table, string property) => (table.Properties[property] as JsonArray ?? []).OfType<JsonObject>();
}
