using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Integrations.Sdk;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Integrations;

/// <summary>What an optimized integration calls, and how its errors are named.</summary>
/// <param name="Type">As in the Resource: <c>dynamodb</c>.</param>
/// <param name="Action">As in the Resource: <c>putItem</c>.</param>
/// <param name="Service">The service's name on the wire.</param>
/// <param name="ErrorPrefix">What its errors' names begin with: <c>DynamoDB</c>, unlike the SDK integration's <c>DynamoDb</c>.</param>
internal sealed record OptimizedOperation(string Type, string Action, string Service, string ErrorPrefix)
{
    /// <summary>All of them, by <c>type:action</c>.</summary>
    public static FrozenDictionary<string, OptimizedOperation> All { get; } = new OptimizedOperation[]
    {
        Dynamo("getItem", "TableName", "Key"),
        Dynamo("putItem", "TableName", "Item"),
        Dynamo("updateItem", "TableName", "Key"),
        Dynamo("deleteItem", "TableName", "Key"),
        new("events", "putEvents", "events", "EventBridge") { Required = ["Entries"], Prepare = PutEvents.Prepare, Check = PutEvents.Check },
        new("sns", "publish", "sns", "SNS") { Required = ["Message"], Prepare = Stringify("Message") },
    }.ToFrozenDictionary(operation => $"{operation.Type}:{operation.Action}");

    /// <summary>Parameters that must be there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Makes the call's input of the parameters.</summary>
    public Func<JsonObject, JsonObject> Prepare { get; init; } = parameters => parameters;

    /// <summary>Finds a failure in an answer; null for none.</summary>
    public Func<JsonObject, StateFailure?> Check { get; init; } = _ => null;

    /// <summary>The exceptions that the integration's SDK knows; the others are <see cref="BaseException"/>. Null: all are known.</summary>
    public FrozenDictionary<string, string>? Errors { get; init; }

    /// <summary>The SDK's exception for errors that it does not know.</summary>
    public string BaseException { get; init; } = "";

    /// <summary>An error as a state machine sees it.</summary>
    public StateFailure Failure(AwsError error)
    {
        var exception = Errors is null || error.Code == WireErrors.NoAnswerCode ? Names.WithSuffix(error.Code) : Errors.GetValueOrDefault(error.Code, BaseException);
        return new StateFailure($"{ErrorPrefix}.{exception}", $"{error.Message} (Service: {ErrorPrefix}; Status Code: {error.Status}; Error Code: {error.Code})");
    }

    // The optimized integration has the older SDK, whose base exception has this name.
    private static OptimizedOperation Dynamo(string action, params string[] required) => new("dynamodb", action, "dynamodb", "DynamoDB")
    {
        Required = required,
        Errors = DynamoDbModel.Service.Errors,
        BaseException = "AmazonDynamoDBException",
    };

    // A message may be given as JSON, and is sent as its text.
    private static Func<JsonObject, JsonObject> Stringify(string name) => parameters =>
    {
        if (parameters[name] is { } value and not JsonValue)
            parameters[name] = Data.Json.From(value).ToString();
        return parameters;
    };
}
