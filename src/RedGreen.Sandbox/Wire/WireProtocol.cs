using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>One of AWS's protocols: reads a call from a request, writes its output or its refusal.</summary>
internal abstract class WireProtocol
{
    private const int LongestMessage = 4_000;

    /// <summary>Answers a request; throws only what is a defect of the sandbox.</summary>
    /// <param name="request">The request.</param>
    /// <param name="requestId">Names the exchange in the answer.</param>
    /// <param name="invoke">Carries the call out.</param>
    public WireResponse Handle(WireRequest request, string requestId, Func<AwsCall, JsonObject> invoke)
    {
        AwsServiceId? service = null;
        AwsCall? call = null;
        try
        {
            service = ServiceOf(request);
            call = Read(request with { Body = RequestBody.Decoded(request) }, service);
            return Answer(service, call.Operation, invoke(call), requestId);
        }
        catch (AwsError error)
        {
            return Refuse(service, call?.Operation, Readable(error), requestId);
        }
    }

    /// <summary>A refusal in this protocol's form.</summary>
    /// <param name="service">The service that refuses; null where none was found.</param>
    /// <param name="operation">The operation it refuses; null where none was read.</param>
    /// <param name="error">The refusal.</param>
    /// <param name="requestId">Names the exchange.</param>
    public abstract WireResponse Refuse(AwsServiceId? service, string? operation, AwsError error, string requestId);

    protected abstract AwsServiceId ServiceOf(WireRequest request);

    /// <summary>Refuses a request that names its service and is signed for another, or for none.</summary>
    protected static AwsServiceId Signed(WireRequest request, AwsServiceId service)
    {
        var signedFor = CredentialScope.ServiceOf(request);
        return signedFor is null ? throw new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token")
            : signedFor != service.Name ? throw new AwsError("InvalidSignatureException", $"Credential should be scoped to correct service: '{service.Name}'.")
            : service;
    }

    // What was found stands in many a message, and may be megabytes.
    private static AwsError Readable(AwsError error) => error.Message.Length <= LongestMessage ? error
        : new AwsError(error.Code, $"{error.Message[..LongestMessage]}... ({error.Message.Length} characters)", error.Status) { Details = error.Details };

    protected abstract AwsCall Read(WireRequest request, AwsServiceId service);

    protected abstract WireResponse Answer(AwsServiceId service, string operation, JsonObject output, string requestId);
}
