using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Tables;

/// <summary>The operations on tables. A table is there at once: there is nothing to wait for.</summary>
internal sealed partial class TableOperations(SandboxContext context, TableCatalog tables)
{
    private const int LargestPage = 100;
    private static readonly string[] NotInSandbox = ["LocalSecondaryIndexes", "GlobalSecondaryIndexes", "StreamSpecification", "GlobalTableSourceArn"];

    public JsonObject Create(JsonObject input)
    {
        var name = input.Text("TableName") ?? throw DynamoErrors.Required("tableName");
        if (!NamePattern().IsMatch(name))
            throw DynamoErrors.Validation($"1 validation error detected: Value '{name}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+ and have a length of 3 to 255");
        if (NotInSandbox.FirstOrDefault(member => input[member] is not null) is { } unknown)
            throw DynamoErrors.NotInSandbox(unknown);
        var key = KeySchema.Read(input);
        var billing = input.Text("BillingMode") ?? "PROVISIONED";
        if (billing is not ("PROVISIONED" or "PAY_PER_REQUEST"))
            throw DynamoErrors.InvalidEnum(billing, "billingMode", "PROVISIONED, PAY_PER_REQUEST");
        var throughput = input.Structure("ProvisionedThroughput");
        if (billing == "PROVISIONED" && throughput is null)
            throw DynamoErrors.InvalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        if (billing == "PAY_PER_REQUEST" && throughput is not null)
            throw DynamoErrors.InvalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        if (tables.Contains(name))
            throw new AwsError("ResourceInUseException", $"Table already exists: {name}");
        var table = new Table
        {
            Name = name,
            Arn = context.Arn("dynamodb", $"table/{name}"),
            Id = $"{context.Hex(8)}-{context.Hex(4)}-{context.Hex(4)}-{context.Hex(4)}-{context.Hex(12)}",
            Key = key,
            Created = context.Now,
            BillingMode = billing,
            Capacity = (throughput?.Int("ReadCapacityUnits") ?? 0, throughput?.Int("WriteCapacityUnits") ?? 0),
            IsProtected = input.Flag("DeletionProtectionEnabled") ?? false,
        };
        tables.Add(table);
        return new() { ["TableDescription"] = table.Describe("ACTIVE") };
    }

    public JsonObject Describe(JsonObject input) => new() { ["Table"] = tables.Named(input).Describe("ACTIVE") };

    public JsonObject Delete(JsonObject input)
    {
        var table = tables.Named(input);
        if (table.IsProtected)
            throw DynamoErrors.Validation($"Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.: {table.Name}");
        tables.Remove(table);
        return new() { ["TableDescription"] = table.Describe("DELETING") };
    }

    public JsonObject List(JsonObject input)
    {
        var limit = input.Int("Limit") ?? LargestPage;
        if (limit is < 1 or > LargestPage)
            throw DynamoErrors.Validation(string.Create(CultureInfo.InvariantCulture, $"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must be a value of 1 to {LargestPage}"));
        var after = input.Text("ExclusiveStartTableName");
        var names = tables.Names.Where(name => after is null || string.CompareOrdinal(name, after) > 0).Take(limit + 1).ToList();
        var output = new JsonObject { ["TableNames"] = new JsonArray([.. names.Take(limit)]) };
        if (names.Count > limit)
            output["LastEvaluatedTableName"] = names[limit - 1];
        return output;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
