using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace RedGreen.Sandbox.Wire;

/// <summary>The XML of answers: the query protocol's, and REST-XML's, which has no frame around an output.</summary>
internal static class QueryXml
{
    // What AWS's front puts on errors that are no service's own.
    private const string FaultNamespace = "http://webservices.amazon.com/AWSFault/2005-15-09";

    // Room for most answers: a stream that grows copies what it has, again and again.
    private const int AnswerBytes = 4 * 1024;

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };

    public static byte[] Answer(AwsServiceId service, string operation, JsonObject output, string requestId) => Write(xml =>
    {
        xml.WriteStartElement($"{operation}Response", service.XmlNamespace);
        xml.WriteStartElement($"{operation}Result", service.XmlNamespace);
        Members(xml, output, service, service.XmlNamespace);
        xml.WriteEndElement();
        xml.WriteStartElement("ResponseMetadata", service.XmlNamespace);
        xml.WriteElementString("RequestId", service.XmlNamespace, requestId);
    });

    public static byte[] Document(AwsServiceId service, string root, JsonObject output) => Write(xml =>
    {
        xml.WriteStartElement(root, service.XmlNamespace);
        Members(xml, output, service, service.XmlNamespace);
    });

    public static byte[] Error(AwsServiceId? service, AwsError error, string requestId) => Write(xml =>
    {
        var space = service?.XmlNamespace ?? FaultNamespace;
        xml.WriteStartElement("ErrorResponse", space);
        xml.WriteStartElement("Error", space);
        xml.WriteElementString("Type", space, error.Status < 500 ? "Sender" : "Receiver");
        xml.WriteElementString("Code", space, error.Code);
        xml.WriteElementString("Message", space, Printable(error.Message));
        if (error.Details is { } details)
            Members(xml, details, service, space);
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", space, requestId);
    });

    private static byte[] Write(Action<XmlWriter> content)
    {
        using var stream = new MemoryStream(AnswerBytes);
        using (var xml = XmlWriter.Create(stream, Settings))
            content(xml);
        return stream.ToArray();
    }

    private static void Members(XmlWriter xml, JsonObject structure, AwsServiceId? service, string? space)
    {
        foreach (var (name, value) in structure)
            Element(xml, name, value, service, space, service?.Timestamps.Contains(name) == true);
    }

    private static void Element(XmlWriter xml, string name, JsonNode? node, AwsServiceId? service, string? space, bool isTimestamp)
    {
        if (node is null)
            return;
        xml.WriteStartElement(name, space);
        switch (node)
        {
            case JsonObject map when service?.Maps.Contains(name) == true:
                foreach (var (key, value) in map)
                    Element(xml, "entry", new JsonObject { ["key"] = key, ["value"] = value?.DeepClone() }, service, space, isTimestamp);
                break;
            case JsonObject structure:
                Members(xml, structure, service, space);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Element(xml, service?.RestXml?.Lists.GetValueOrDefault(name) ?? "member", item, service, space, isTimestamp);
                break;
            case JsonValue value when isTimestamp && value.GetValueKind() == JsonValueKind.Number:
                xml.WriteString(Iso8601(double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)));
                break;
            default:
                xml.WriteString(node.GetValueKind() == JsonValueKind.String ? Printable(node.GetValue<string>()) : node.ToJsonString());
                break;
        }

        xml.WriteEndElement();
    }

    private static string Iso8601(double seconds) =>
        DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // XML 1.0 has no way to say most control characters, not even escaped.
    private static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));
}
