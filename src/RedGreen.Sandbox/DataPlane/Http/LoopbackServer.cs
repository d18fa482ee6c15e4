using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RedGreen.Sandbox.DataPlane.Http;

/// <summary>
/// One HTTP/1.1 server on one loopback port: Kestrel without a host around it, light enough for one per task. The
/// port is taken when the server is made and answers once it is started; until then connections are refused.
/// </summary>
internal sealed class LoopbackServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly KestrelServer _server;
    private readonly RequestDelegate _answer;

    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="answer">Answers a request.</param>
    /// <param name="logs">Where Kestrel reports what <paramref name="answer"/> throws.</param>
    /// <exception cref="SocketException">The port is taken, or not allowed.</exception>
    public LoopbackServer(int port, RequestDelegate answer, ILoggerFactory logs)
    {
        _answer = answer;
        try
        {
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException)
        {
            _socket.Dispose();
            throw;
        }

        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        var transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions
            {
                // Kestrel listens on the socket that holds the port already: nobody can take it in between.
                CreateBoundListenSocket = _ => _socket,
                // A new connection per request at 1,000 a second, with the processor busy elsewhere for a second.
                Backlog = 4096,
            }),
            logs);
        _server = new KestrelServer(Options.Create(KestrelOptions(Port)), transport, logs);
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Listens from now on.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _server.StartAsync(this, cancellationToken);

    /// <summary>
    /// Takes no more connections, closes the idle ones and lets requests under way finish, until
    /// <paramref name="abort"/> resets what is left.
    /// </summary>
    public Task StopAsync(CancellationToken abort) => _server.StopAsync(abort);

    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await _answer(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, or the server was killed: nobody is left to answer.
        }
    }

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
        _socket.Dispose();
    }

    private static KestrelServerOptions KestrelOptions(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        // A load balancer limits neither size nor pace of a body, and a target behind it need not.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        return options;
    }
}
