using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RedGreen.Sandbox.Wire;

/// <summary>The sandbox's one port for all of AWS, on the loopback interface only.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WireServer(WebApplication application) => _application = application;

    /// <summary>What goes into <c>AWS_ENDPOINT_URL</c>.</summary>
    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts to listen.</summary>
    /// <param name="endpoint">Who answers.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<WireServer> StartAsync(WireEndpoint endpoint, int port, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The endpoint refuses what is too long, in the protocol's own form.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var application = builder.Build();
        application.Run(http => ServeAsync(endpoint, http));
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new WireServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task ServeAsync(WireEndpoint endpoint, HttpContext http)
    {
        var body = await ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false);
        var headers = http.Request.Headers;
        var answer = endpoint.Dispatch(new WireRequest(
            http.Request.Method,
            http.Request.Path.Value ?? "/",
            http.Request.QueryString.Value?.TrimStart('?') ?? "",
            headers["X-Amz-Target"] is [var target, ..] ? target : null,
            headers.Authorization is [var authorization, ..] ? authorization : null,
            body)
        {
            ContentType = headers.ContentType is [var type, ..] ? type : null,
            ContentEncoding = headers.ContentEncoding is { Count: > 0 } encodings ? encodings.ToString() : null,
            SmithyProtocol = headers["Smithy-Protocol"] is [var protocol, ..] ? protocol : null,
        });
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers[name] = value;
        if (body.Length > WireEndpoint.BodyLimit)
            http.Response.Headers.Connection = "close";
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).ConfigureAwait(false);
    }

    // Reads one byte more than is allowed at most, so that the endpoint can tell.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while (read.Length <= WireEndpoint.BodyLimit && (count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            read.Write(buffer, 0, count);
        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }
}
