using System;
using System.IO;
using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Standins.Runtime;

/// <summary>The XML body of a request.</summary>
internal sealed record RestXmlBody<TRequest>(string Root, string Namespace, Action<XmlWriter, TRequest> Write);

/// <summary>One operation of a service that speaks REST-XML. Holds no state: one instance serves all calls.</summary>
internal sealed class RestXmlOperation<TRequest, TResponse>(
    string service, string method, string path, Action<IRequest, TRequest> place, Func<XmlReader, TResponse> read, Func<ErrorResponse, byte[], AmazonServiceException> errors, RestXmlBody<TRequest> body = null)
    : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public InvokeOptions Options() => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        // Parameters are the query string; without this word those of a POST would become its body.
        var request = new DefaultRequest(input, service) { HttpMethod = method, ResourcePath = path, UseQueryString = true };
        place(request, (TRequest)input);
        if (body == null)
            return request;
        request.Content = Write((TRequest)input);
        request.Headers["Content-Type"] = "application/xml";
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        using var reader = XmlReading.Open(input.Stream);
        return read(reader);
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        var bytes = input.GetResponseBodyBytes();
        RestXmlError.TakeBareError(error, bytes);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return errors(error, bytes);
    }

    private byte[] Write(TRequest input)
    {
        using var content = new MemoryStream();
        using (var writer = XmlWriter.Create(content, RestXmlWriting.Settings))
        {
            writer.WriteStartElement(body.Root, body.Namespace);
            body.Write(writer, input);
            writer.WriteEndElement();
        }
        return content.ToArray();
    }
}
