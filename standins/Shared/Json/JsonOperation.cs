using System;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Standins.Runtime;

/// <summary>Makes the service's exception of an error; the body holds what the error carries beside its message.</summary>
internal delegate AmazonServiceException JsonErrorFactory(ErrorResponse error, ReadOnlySpan<byte> body);

/// <summary>One operation of a service that speaks JSON 1.0 or 1.1. Holds no state: one instance serves all calls.</summary>
internal sealed class JsonOperation<TRequest, TResponse>(
    string service, string target, string version, Action<Utf8JsonWriter, TRequest> write, JsonReader<TResponse> read, JsonErrorFactory errors, bool compressed = false)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly string _contentType = "application/x-amz-json-" + version;

    public InvokeOptions Options() => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service) { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = target;
        request.Headers["Content-Type"] = _contentType;
        if (compressed)
            CompressionAlgorithmUtils.SetCompressionAlgorithm(request, CompressionEncodingAlgorithm.gzip);
        // The SDK returns the buffer to its pool after the last attempt; no other stream type is handled that way.
        var content = new PooledContentStream();
        request.ContentStream = content;
        using var writer = new Utf8JsonWriter(content.BufferWriter);
        write(writer, (TRequest)input);
        writer.Flush();
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = ResponseBody.Read(input.Stream, input.ResponseData.ContentLength);
        if (body.Bytes.IsEmpty)
            return new TResponse();
        var reader = new Utf8JsonReader(body.Bytes);
        reader.Read();
        return read(ref reader) ?? new TResponse();
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        TakeQueryError(error, input.ResponseData);
        return errors(error, input.GetResponseBodyBytes());
    }

    // A service that once spoke the query protocol keeps its old error codes in this header: "LimitExceeded;Sender".
    private static void TakeQueryError(ErrorResponse error, IWebResponseData response)
    {
        const string Header = "x-amzn-query-error";
        if (!response.IsHeaderPresent(Header))
            return;
        var parts = response.GetHeaderValue(Header).Split(';');
        error.Code = parts[0];
        error.Type = parts is [_, "Sender"] ? ErrorType.Sender : parts is [_, "Receiver"] ? ErrorType.Receiver : ErrorType.Unknown;
    }
}
