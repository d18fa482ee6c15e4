using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>AWS JSON 1.0 and 1.1: <c>X-Amz-Target: Prefix.Operation</c>, JSON in, JSON out.</summary>
internal sealed class JsonProtocol(ServiceDirectory services) : WireProtocol
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A member given twice has no meaning that two readers would agree on.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public override WireResponse Refuse(AwsServiceId? service, string? operation, AwsError error, string requestId)
    {
        var body = error.Details?.DeepClone().AsObject() ?? [];
        body["__type"] = error.Code;
        body["message"] = error.Message;
        List<(string, string)> headers = [("x-amzn-RequestId", requestId), ("x-amzn-ErrorType", error.Code)];

        if (service?.QueryVersion is not null)
            headers.Add(WireErrors.QueryCompatible(error));
        return new WireResponse(error.Status, ContentType(service), Write(body), headers);
    }

    protected override AwsServiceId ServiceOf(WireRequest request)
    {
        if (request.Method != "POST")
            throw new AwsError("MethodNotAllowedException", $"{request.Target} is called with POST, not with {request.Method}.", 405);
        var prefix = request.Target![..Math.Max(0, request.Target!.LastIndexOf('.'))];
        var service = services.WithTarget(prefix)?.Id
            ?? throw new AwsError(WireErrors.UnknownOperationCode, $"No service of the sandbox has the target {request.Target}. It has: {string.Join(", ", services.Names)}.");
        return Signed(request, service);
    }

    protected override AwsCall Read(WireRequest request, AwsServiceId service) =>
        new(service.Name, request.Target![(service.TargetPrefix!.Length + 1)..], Body(request.Body), WireEndpoint.Client);

    protected override WireResponse Answer(AwsServiceId service, string operation, JsonObject output, string requestId) =>
        new(200, ContentType(service), Write(output), [("x-amzn-RequestId", requestId)]);

    private static JsonObject Body(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return [];
        try
        {
            JsonTexts.Check(body.Span);
            return JsonNode.Parse(body.Span, documentOptions: Strict) as JsonObject
                ?? throw WireErrors.Serialization("The request's body must be a JSON object.");
        }
        catch (JsonException problem)
        {
            throw WireErrors.Serialization($"The request's body is not JSON: {problem.Message}");
        }
    }

    private static string ContentType(AwsServiceId? service) => service?.JsonVersion == "1.0" ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1";

    private static byte[] Write(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body, Plain);
}
