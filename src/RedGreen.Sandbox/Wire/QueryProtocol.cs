using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace RedGreen.Sandbox.Wire;

/// <summary>AWS Query: parameters in a form or in the URL, XML out. Its services are known by what a request is signed for.</summary>
internal sealed class QueryProtocol(ServiceDirectory services) : WireProtocol
{
    public override WireResponse Refuse(AwsServiceId? service, string? operation, AwsError error, string requestId) =>
        Xml(error.Status, QueryXml.Error(service, InQueryTerms(service, operation, error), requestId), requestId);

    protected override AwsServiceId ServiceOf(WireRequest request)
    {
        var name = CredentialScope.ServiceOf(request)
            ?? throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
        return services.Named(name)?.Id is { QueryVersion: not null } service
            ? service
            : throw new AwsError("SignatureDoesNotMatch", $"Credential should be scoped to correct service: the request is signed for '{name}', which answers no query here. The sandbox has: {string.Join(", ", services.Names)}.", 403);
    }

    protected override AwsCall Read(WireRequest request, AwsServiceId service)
    {
        var parameters = Parameters(request);
        if (!parameters.Remove("Action", out var action) || StringValues.IsNullOrEmpty(action))
            throw new AwsError("MissingAction", "The request must contain the parameter Action.");
        if (parameters.Remove("Version", out var version) && version != service.QueryVersion)
            throw InvalidAction(action.ToString(), version.ToString());
        return new AwsCall(service.Name, action.ToString(), QueryInput.Read(parameters), WireEndpoint.Client);
    }

    protected override WireResponse Answer(AwsServiceId service, string operation, JsonObject output, string requestId) =>
        Xml(200, QueryXml.Answer(service, operation, output, requestId), requestId);

    // What the JSON protocols call otherwise.
    private static AwsError InQueryTerms(AwsServiceId? service, string? operation, AwsError error) => error.Code switch
    {
        WireErrors.UnknownOperationCode when service is not null && operation is not null => InvalidAction(operation, service.QueryVersion!),
        WireErrors.SerializationCode => new AwsError("MalformedInput", error.Message),
        _ => error,
    };

    private static AwsError InvalidAction(string action, string version) =>
        new("InvalidAction", $"Could not find operation {action} for version {version}");

    private static Dictionary<string, StringValues> Parameters(WireRequest request)
    {
        var parameters = QueryHelpers.ParseQuery(request.QueryString);
        foreach (var (name, value) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body.Span)))
            parameters[name] = value;

        // What a presigned URL adds for its signature.
        foreach (var name in parameters.Keys.Where(name => name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)).ToList())
            parameters.Remove(name);
        return parameters;
    }

    private static WireResponse Xml(int status, byte[] body, string requestId) =>
        new(status, "text/xml", body, [("x-amzn-RequestId", requestId)]);
}
