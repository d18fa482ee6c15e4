using System.Net;
using System.Net.Http.Headers;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// HTTP without a socket: an AWS client over it talks to the sandbox on its own thread, so that a whole deployment
/// can run in virtual time. Requests whose content is in memory are answered before <c>SendAsync</c> returns.
/// </summary>
internal sealed class InMemoryTransport(WireEndpoint endpoint) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, null, cancellationToken);
        return Exchange(request, body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content?.ReadAsByteArrayAsync(cancellationToken) ?? Task.FromResult(Array.Empty<byte>());
        return body.IsCompletedSuccessfully ? Task.FromResult(Exchange(request, body.Result)) : Later();

        async Task<HttpResponseMessage> Later() => Exchange(request, await body.ConfigureAwait(false));
    }

    private HttpResponseMessage Exchange(HttpRequestMessage request, ReadOnlyMemory<byte> body)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("A request needs a URI, any host will do.");
        var answer = endpoint.Dispatch(new WireRequest(
            request.Method.Method,
            uri.AbsolutePath,
            uri.Query.TrimStart('?'),
            Header(request.Headers, "X-Amz-Target"),
            Header(request.Headers, "Authorization"),
            body)
        {
            ContentType = Header(request.Content?.Headers, "Content-Type"),
            ContentEncoding = Header(request.Content?.Headers, "Content-Encoding"),
            SmithyProtocol = Header(request.Headers, "Smithy-Protocol"),
        });
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new ByteArrayContent(answer.Body) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        foreach (var (name, value) in answer.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    // As it was written: parsed and joined again, an Authorization header would lose its commas' form.
    private static string? Header(HttpHeaders? headers, string name) =>
        headers is not null && headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
