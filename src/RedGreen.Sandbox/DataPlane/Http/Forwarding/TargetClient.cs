using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace RedGreen.Sandbox.DataPlane.Http.Forwarding;

/// <summary>The load balancer's connections to its targets, one pool for all listeners.</summary>
internal sealed class TargetClient : IDisposable
{
    // An ALB's own: 10 s to connect, 60 s without a byte. This machine gets some seconds of its own for them, however
    // fast the sandbox's clock is.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);

    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddHttpForwarder().BuildServiceProvider();
    private readonly HttpMessageInvoker _connections;
    private readonly ForwarderRequestConfig _config;
    private readonly IHttpForwarder _forwarder;

    public TargetClient(TimeProvider time)
    {
        _forwarder = _services.GetRequiredService<IHttpForwarder>();
        _config = new ForwarderRequestConfig
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            ActivityTimeout = WallTime.Of(time, IdleTimeout, ShortestWait),
        };

        // A target that shuts down closes the connections that are idle in this pool, and a request may just be on its
        // way on one. SocketsHttpHandler notices a closed connection before it uses it, and where the close crosses
        // the request, sends the request again on a new connection, provided nothing of an answer has come and nothing
        // of a body has gone: that is all the trying again there is, and all that is safe. What fails otherwise is the
        // client's 502, as from an ALB; no other target is tried.
        _connections = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = WallTime.Of(time, ConnectTimeout, ShortestWait),
            // Shorter than what common servers allow an idle connection (Node: 5 s): it is this side that closes.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4),
        });
    }

    /// <summary>Sends a request to a target and its answer to the client. Errors are told, not thrown.</summary>
    public ValueTask<ForwarderError> SendAsync(Microsoft.AspNetCore.Http.HttpContext context, Endpoint target, Exchange exchange) =>
        _forwarder.SendAsync(context, $"http://{target.Ip}:{target.Port}", _connections, _config, exchange);

    /// <inheritdoc/>
    public void Dispose()
    {
        _connections.Dispose();
        _services.Dispose();
    }
}
