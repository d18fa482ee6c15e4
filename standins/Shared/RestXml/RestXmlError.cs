using System;
using System.IO;
using System.Linq;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Standins.Runtime;

/// <summary>
/// Errors come as ErrorResponse/Error with code and message, or bare: Route 53's InvalidChangeBatch is its own root
/// element, with a list of messages.
/// </summary>
internal static class RestXmlError
{
    private const string Wrapped = "ErrorResponse";

    /// <summary>A reader on the element that holds the error's members.</summary>
    public static XmlReader Members(byte[] body)
    {
        var reader = XmlReading.Open(new MemoryStream(body));
        if (reader.LocalName == Wrapped)
            reader.ReadToDescendant("Error", reader.NamespaceURI);
        return reader;
    }

    /// <summary>Whether the current element is this member; models spell an error's members lower-first, the wire upper-first.</summary>
    public static bool Is(XmlReader reader, string member) => string.Equals(reader.LocalName, member, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes code, messages and request id of a bare error; leaves any other error as it is.</summary>
    public static void TakeBareError(ErrorResponse error, byte[] body)
    {
        if (!string.IsNullOrEmpty(error.Code))
            return;
        try
        {
            using var reader = Members(body);
            if (reader.LocalName is Wrapped or "Error" or "html")
                return;
            error.Code = reader.LocalName;
            error.Type = ErrorType.Sender;
            var depth = XmlReading.NotEntered;
            while (reader.NextChild(ref depth))
                TakeMember(error, reader);
        }
        catch (XmlException)
        {
            // A proxy's page: the status code and the SDK's own message say what is known.
        }
    }

    private static void TakeMember(ErrorResponse error, XmlReader reader)
    {
        if (Is(reader, "messages"))
            error.Message = string.Join(" ", reader.ReadList(XmlReading.String).Where(message => message.Length > 0));
        else if (Is(reader, "message"))
            error.Message = XmlReading.String(reader);
        else if (Is(reader, "requestId"))
            error.RequestId = XmlReading.String(reader);
        else
            reader.Skip();
    }
}
