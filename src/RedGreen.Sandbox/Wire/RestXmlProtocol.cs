using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace RedGreen.Sandbox.Wire;

/// <summary>REST-XML, as Route 53 speaks it: the operation is in method and path, the input in path, query and an XML body.</summary>
internal sealed class RestXmlProtocol(ServiceDirectory services) : WireProtocol
{
    // What JSON's reader allows, too.
    private const int DepthLimit = 64;

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = false };

    /// <summary>Whether a service has paths like this one.</summary>
    public bool IsSpokenAt(string path) => ServiceAt(path) is not null;

    public override WireResponse Refuse(AwsServiceId? service, string? operation, AwsError error, string requestId) =>
        Xml(error.Status, QueryXml.Error(service, error.Code == WireErrors.SerializationCode ? new("MalformedInput", error.Message) : error, requestId), requestId, []);

    protected override AwsServiceId ServiceOf(WireRequest request)
    {
        var service = ServiceAt(request.Path) ?? throw new AwsError("UnknownOperationException", $"No service of the sandbox has the path {request.Path}.", 404);
        var signedFor = CredentialScope.ServiceOf(request) ?? throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
        return signedFor == service.Name
            ? service
            : throw new AwsError("SignatureDoesNotMatch", $"Credential should be scoped to correct service: '{service.Name}'.", 403);
    }

    protected override AwsCall Read(WireRequest request, AwsServiceId service)
    {
        foreach (var operation in service.RestXml!.Operations)
        {
            if (!operation.TryMatch(request.Method, request.Path, out var input))
                continue;
            foreach (var (name, value) in QueryHelpers.ParseQuery(request.QueryString))
                if (operation.Query.TryGetValue(name, out var member))
                    input[member] = value.ToString();
            if (!request.Body.IsEmpty)
                foreach (var (name, value) in Body(request.Body, service.RestXml))
                    input[name] = value?.DeepClone();
            return new(service.Name, operation.Name, input, WireEndpoint.Client);
        }

        throw new AwsError(
            "UnknownOperationException",
            $"The sandbox's {service.Name} has nothing at {request.Method} {request.Path}. It has: {string.Join(", ", service.RestXml.Operations.Select(o => o.Name))}.",
            404);
    }

    protected override WireResponse Answer(AwsServiceId service, string operation, JsonObject output, string requestId)
    {
        var rest = service.RestXml!.Operations.First(o => o.Name == operation);
        var body = new JsonObject(output.Where(m => !rest.Headers.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        var headers = rest.Headers.Where(output.ContainsKey).Select(name => (name, output.Text(name)!));
        return Xml(rest.Status, QueryXml.Document(service, $"{operation}Response", body), requestId, headers);
    }

    private AwsServiceId? ServiceAt(string path) => services.WithRestVersion(path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault())?.Id;

    private static JsonObject Body(ReadOnlyMemory<byte> body, RestXmlApi api)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray(), writable: false);
            RefuseDeep(stream);
            stream.Position = 0;
            using var reader = XmlReader.Create(stream, Strict);
            return Structure(XDocument.Load(reader).Root!, api);
        }
        catch (XmlException problem)
        {
            throw new AwsError("MalformedInput", $"The request's body is not XML: {problem.Message}");
        }
    }

    // Before the whole is read: what is read level by level is taken apart so, too.
    private static void RefuseDeep(Stream body)
    {
        using var reader = XmlReader.Create(body, Strict);
        while (reader.Read())
            if (reader.Depth > DepthLimit)
                throw new AwsError("MalformedInput", $"The request's body is nested deeper than {DepthLimit} levels.");
    }

    private static JsonObject Structure(XElement element, RestXmlApi api)
    {
        var structure = new JsonObject();
        foreach (var member in element.Elements())
            if (!structure.TryAdd(member.Name.LocalName, Node(member, api)))
                throw new AwsError("MalformedInput", $"{element.Name.LocalName} has {member.Name.LocalName} twice.");
        return structure;
    }

    private static JsonNode Node(XElement element, RestXmlApi api) =>
        api.Lists.TryGetValue(element.Name.LocalName, out var item) ? new JsonArray([.. element.Elements().Select(e => Item(element, e, item, api))])
        : element.HasElements ? Structure(element, api)
        : JsonValue.Create(element.Value);

    private static JsonNode Item(XElement list, XElement element, string expected, RestXmlApi api) => element.Name.LocalName == expected
        ? element.HasElements ? Structure(element, api) : JsonValue.Create(element.Value)
        : throw new AwsError("MalformedInput", $"{list.Name.LocalName} has {element.Name.LocalName} among its items, which are called {expected}.");

    private static WireResponse Xml(int status, byte[] body, string requestId, IEnumerable<(string Name, string Value)> headers) =>
        new(status, "text/xml", body, [("x-amzn-RequestId", requestId), .. headers]);
}
