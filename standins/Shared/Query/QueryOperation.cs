using System;
using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Standins.Runtime;

/// <summary>One operation of a service that speaks the query protocol. Holds no state: one instance serves all calls.</summary>
internal sealed class QueryOperation<TRequest, TResponse>(
    string service, string action, string apiVersion, QueryWriter<TRequest> write, Func<XmlReader, TResponse> read, Func<ErrorResponse, AmazonServiceException> errors)
    : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly string _result = action + "Result";

    public InvokeOptions Options() => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service) { HttpMethod = "POST" };
        request.Parameters.Add("Action", action);
        request.Parameters.Add("Version", apiVersion);
        write(request.ParameterCollection, "", (TRequest)input);
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        using var reader = XmlReading.Open(input.Stream);
        TResponse response = null;
        ResponseMetadata metadata = null;
        var depth = XmlReading.NotEntered;
        while (reader.NextChild(ref depth))
        {
            if (reader.LocalName == _result)
                response = read(reader);
            else if (reader.LocalName == "ResponseMetadata")
                metadata = ReadMetadata(reader);
            else
                reader.Skip();
        }
        response ??= new TResponse();
        response.ResponseMetadata = metadata;
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return errors(error);
    }

    private static ResponseMetadata ReadMetadata(XmlReader reader)
    {
        var metadata = new ResponseMetadata();
        var depth = XmlReading.NotEntered;
        while (reader.NextChild(ref depth))
        {
            if (reader.LocalName == "RequestId")
                metadata.RequestId = XmlReading.String(reader);
            else
                reader.Skip();
        }
        return metadata;
    }
}
