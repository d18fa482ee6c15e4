using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb;

/// <summary>DynamoDB's refusals.</summary>
internal static class DynamoErrors
{
    public static AwsError Validation(string message) => new("ValidationException", message);

    public static AwsError InvalidParameter(string message) => Validation($"One or more parameter values were invalid: {message}");

    public static AwsError InvalidEnum(string value, string parameter, string allowed) =>
        Validation($"1 validation error detected: Value '{value}' at '{parameter}' failed to satisfy constraint: Member must satisfy enum value set: [{allowed}]");

    public static AwsError Required(string parameter) =>
        Validation($"1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: Member must not be null");

    public static AwsError NoSuchTable() => new("ResourceNotFoundException", "Requested resource not found");

    public static AwsError NoSuchTable(string name) => new("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");

    /// <summary>A condition does not hold. The item goes with it where the caller asked for it.</summary>
    public static AwsError ConditionFailed(Item? item) => new("ConditionalCheckFailedException", "The conditional request failed")
    {
        Details = item is null ? null : new JsonObject { ["Item"] = item.Write() },
    };

    /// <summary>AWS can do it and this sandbox cannot: say so, never skip it.</summary>
    public static AwsError NotInSandbox(string what) => Validation($"{what} is not supported by this sandbox's DynamoDB.");
}
