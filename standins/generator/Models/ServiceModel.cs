using System.IO.Compression;
using System.Text.Json;

namespace Standins.Generator.Models;

/// <summary>What a service's <c>service-2.json</c> says about the allowed operations.</summary>
internal sealed class ServiceModel
{
    private readonly JsonElement _shapes;
    private readonly Dictionary<string, Shape> _read = [];

    private ServiceModel(ServiceSpec spec, JsonElement root)
    {
        Spec = spec;
        _shapes = root.GetProperty("shapes");
        var metadata = root.GetProperty("metadata");
        string Text(string name, string otherwise = "") => metadata.TryGetProperty(name, out var value) ? value.GetString()! : otherwise;
        ServiceId = Text("serviceId");
        ApiVersion = Text("apiVersion");
        EndpointPrefix = Text("endpointPrefix");
        SigningName = Text("signingName", EndpointPrefix);
        TargetPrefix = Text("targetPrefix");
        JsonVersion = Text("jsonVersion");
        Protocol = ChooseProtocol(metadata.GetProperty("protocols"), ServiceId);
        var operations = root.GetProperty("operations");
        Operations = [.. spec.Operations.Order(StringComparer.Ordinal).Select(name => operations.TryGetProperty(name, out var json)
            ? Operation.Read(name, json)
            : throw new InvalidOperationException($"{ServiceId} has no operation '{name}'. Correct the allow-list."))];
    }

    public ServiceSpec Spec { get; }
    public string ServiceId { get; }
    public string ApiVersion { get; }
    public string EndpointPrefix { get; }
    public string SigningName { get; }
    public string TargetPrefix { get; }
    public string JsonVersion { get; }
    public WireProtocol Protocol { get; }
    public IReadOnlyList<Operation> Operations { get; }

    public Shape this[string name]
    {
        get
        {
            if (!_read.TryGetValue(name, out var shape))
                _read[name] = shape = Known(Shape.Read(name, _shapes.GetProperty(name)));
            return shape;
        }
    }

    // Only the REST-XML writer acts on places and names of their own.
    private Shape Known(Shape shape)
        => Protocol == WireProtocol.RestXml || (shape.ElementName == null && shape.Members.All(m => m.Location == MemberLocation.Body && m.LocationName == null))
            ? shape
            : throw new InvalidOperationException($"{ServiceId}: {shape.Name} has a place or a name of its own on the wire, which is written for rest-xml only.");

    public static ServiceModel Load(string models, ServiceSpec spec)
    {
        var plain = Path.Combine(models, spec.Model, "service-2.json");
        using var file = File.OpenRead(File.Exists(plain) ? plain : plain + ".gz");
        using var json = File.Exists(plain) ? (Stream)file : new GZipStream(file, CompressionMode.Decompress);
        using var document = JsonDocument.Parse(json);
        return new ServiceModel(spec, document.RootElement.Clone());
    }

    // JSON before query: one reader for lists, maps and numbers. CloudWatch speaks both.
    private static WireProtocol ChooseProtocol(JsonElement protocols, string service)
    {
        var offered = protocols.EnumerateArray().Select(p => p.GetString()).ToList();
        return offered.Contains("json") ? WireProtocol.Json
            : offered.Contains("query") ? WireProtocol.Query
            : offered.Contains("rest-xml") ? WireProtocol.RestXml
            : throw new InvalidOperationException($"{service} speaks {string.Join(", ", offered)}; this generator writes json, query and rest-xml only.");
    }
}

internal enum WireProtocol
{
    Json,
    Query,
    RestXml,
}
