namespace RedGreen.Sandbox.Wire;

/// <summary>Refusals that belong to no service but to the protocols: codes are AWS's, messages say what to do.</summary>
internal static class WireErrors
{
    /// <summary>The code that says so in JSON and CBOR; the query protocol says <c>InvalidAction</c> instead.</summary>
    public const string UnknownOperationCode = "UnknownOperationException";

    /// <summary>The code for input that cannot be read; <c>MalformedInput</c> in the query protocol.</summary>
    public const string SerializationCode = "SerializationException";

    /// <summary>
    /// No answer at all: what a test's filter says where a caller's own SDK would have failed. Step Functions names it so,
    /// behind the service's prefix.
    /// </summary>
    public const string NoAnswerCode = "SdkClientException";

    /// <summary>A service without this operation.</summary>
    public static AwsError UnknownOperation(string service, string operation) =>
        new(UnknownOperationCode, $"The sandbox's {service} has no operation {operation}.");

    public static AwsError UnknownService(string service, IEnumerable<string> known) =>
        new(UnknownOperationCode, $"The sandbox has no service {service}. It has: {string.Join(", ", known)}.");

    public static AwsError Serialization(string message) => new(SerializationCode, message);

    public static AwsError BodyTooLarge() =>
        new("RequestEntityTooLarge", $"The request's body is larger than {WireEndpoint.BodyLimit} bytes.", 413);

    /// <summary>The header in which a service that moved from the query protocol keeps its old codes.</summary>
    public static (string Name, string Value) QueryCompatible(AwsError error) =>
        ("x-amzn-query-error", $"{error.Code};{(error.Status < 500 ? "Sender" : "Receiver")}");

    /// <summary>What a client learns of a defect of the sandbox; the log has the rest.</summary>
    public static AwsError InternalFailure() =>
        new("InternalFailure", "The request processing has failed because of an unknown error, exception or failure. The sandbox's log names it.", 500);
}
