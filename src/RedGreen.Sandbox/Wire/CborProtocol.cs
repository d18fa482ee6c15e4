using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// Smithy RPC v2 CBOR, what newer clients speak to CloudWatch: service and operation are in the path,
/// <c>/service/GraniteServiceVersion20100801/operation/GetMetricData</c>, input and output are CBOR maps.
/// </summary>
internal sealed class CborProtocol(ServiceDirectory services) : WireProtocol
{
    private const string Root = "/service/";
    private const string ProtocolName = "rpc-v2-cbor";
    private const string MediaType = "application/cbor";

    /// <summary>Whether requests to <paramref name="path"/> are this protocol's.</summary>
    public static bool IsSpokenAt(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    public override WireResponse Refuse(AwsServiceId? service, string? operation, AwsError error, string requestId)
    {
        var body = error.Details?.DeepClone().AsObject() ?? [];
        body["__type"] = error.Code;
        body["message"] = error.Message;

        // An operation is a resource here, and one that is not there is 404; the JSON protocols say 400.
        var status = error.Code == WireErrors.UnknownOperationCode ? 404 : error.Status;
        return Cbor(status, service, body, requestId, service?.QueryVersion is null ? [] : [WireErrors.QueryCompatible(error)]);
    }

    protected override AwsServiceId ServiceOf(WireRequest request)
    {
        if (request.SmithyProtocol != ProtocolName)
            throw new AwsError(WireErrors.UnknownOperationCode, $"{request.Path} is an address of the protocol {ProtocolName}: the request must say so in the header smithy-protocol.");
        if (request.Method != "POST")
            throw new AwsError("MethodNotAllowedException", $"{request.Path} is called with POST, not with {request.Method}.", 405);
        var (name, _) = Called(request);
        var service = services.WithTarget(name)?.Id
            ?? throw new AwsError(WireErrors.UnknownOperationCode, $"No service of the sandbox is called {name}. It has: {string.Join(", ", services.Names)}.");
        return Signed(request, service);
    }

    protected override AwsCall Read(WireRequest request, AwsServiceId service)
    {
        // A call without input may come without a body, and then without its type.
        if (!request.Body.IsEmpty && request.ContentType != MediaType)
            throw new AwsError("UnsupportedMediaTypeException", $"The body must be {MediaType}, and is said to be {request.ContentType ?? "of no type"}.", 415);
        return new(service.Name, Called(request).Operation, CborInput.Read(request.Body), WireEndpoint.Client);
    }

    protected override WireResponse Answer(AwsServiceId service, string operation, JsonObject output, string requestId) =>
        Cbor(200, service, output, requestId, []);

    private static (string Service, string Operation) Called(WireRequest request) =>
        request.Path[Root.Length..].Split('/') is [var service, "operation", var operation]
            ? (service, operation)
            : throw new AwsError(WireErrors.UnknownOperationCode, $"{request.Path} names no operation: {Root}<service>/operation/<operation> does.");

    private static WireResponse Cbor(int status, AwsServiceId? service, JsonObject body, string requestId, IEnumerable<(string, string)> headers) =>
        new(status, MediaType, CborOutput.Write(body, service?.Timestamps), [("smithy-protocol", ProtocolName), ("x-amzn-RequestId", requestId), .. headers]);
}
