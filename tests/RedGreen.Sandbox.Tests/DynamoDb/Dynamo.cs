using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb;
using RedGreen.Sandbox.Time;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.DynamoDb;

/// <summary>A DynamoDB with a table of locks (key: id) and one of events (key: id, tick).</summary>
internal sealed class Dynamo
{
    private readonly DynamoDbService _service = new(new SandboxContext(new VirtualTime(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero))));

    public Dynamo()
    {
        Call("CreateTable", """{ "TableName": "locks", "BillingMode": "PAY_PER_REQUEST", "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }], "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }] }""");
        Call("CreateTable", """
            { "TableName": "events", "BillingMode": "PAY_PER_REQUEST",
              "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }, { "AttributeName": "tick", "AttributeType": "N" }],
              "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }, { "AttributeName": "tick", "KeyType": "RANGE" }] }
            """);
    }

    public JsonObject Call(string operation, string input) => _service.Handle(operation, JsonNode.Parse(input)!.AsObject());

    public AwsError Refused(string operation, string input) => Should.Throw<AwsError>(() => Call(operation, input));

    /// <summary>Puts an item with id a, and what else is given.</summary>
    public void Put(string attributes = "") => Call("PutItem", $$"""{ "TableName": "locks", "Item": { "id": { "S": "a" }{{(attributes.Length > 0 ? ", " : "")}}{{attributes}} } }""");

    /// <summary>The item with id a, without its key; empty for none.</summary>
    public string Item()
    {
        var item = Call("GetItem", """{ "TableName": "locks", "Key": { "id": { "S": "a" } } }""")["Item"]?.AsObject();
        item?.Remove("id");
        return item?.ToJsonString() ?? "";
    }

    /// <summary>Whether a condition holds for the item with id a.</summary>
    public bool Holds(string condition, string values = "", string names = "")
    {
        try
        {
            Call("DeleteItem", $$"""{ "TableName": "locks", "Key": { "id": { "S": "a" } }, "ReturnValues": "ALL_OLD", {{Placeholders(values, names)}} "ConditionExpression": "{{condition}}" }""");
            return true;
        }
        catch (AwsError error) when (error.Code == "ConditionalCheckFailedException")
        {
            return false;
        }
    }

    public JsonObject Update(string expression, string values = "", string names = "", string more = "") => Call("UpdateItem", UpdateInput(expression, values, names, more));

    public AwsError UpdateRefused(string expression, string values = "", string names = "") => Refused("UpdateItem", UpdateInput(expression, values, names, ""));

    private static string UpdateInput(string expression, string values, string names, string more) =>
        $$"""{ "TableName": "locks", "Key": { "id": { "S": "a" } }, {{Placeholders(values, names)}} {{more}} "UpdateExpression": "{{expression}}" }""";

    private static string Placeholders(string values, string names) =>
        (values.Length > 0 ? $"\"ExpressionAttributeValues\": {{ {values} }}," : "") + (names.Length > 0 ? $"\"ExpressionAttributeNames\": {{ {names} }}," : "");
}
