using System.Net.Sockets;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.Load;

/// <summary>One kind of clients: those that keep their connections, or those that open one for each request.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly HttpMessageInvoker _connections;
    private readonly LoadProfile _profile;

    public LoadClient(LoadProfile profile, bool newConnections)
    {
        _profile = profile;
        _connections = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = profile.Timeout,
            PooledConnectionLifetime = newConnections ? TimeSpan.Zero : profile.ConnectionLifetime,
            ConnectCallback = newConnections ? ConnectAsync : null,
        });
    }

    /// <summary>Sends one request, reads its whole answer and tells who answered and how.</summary>
    /// <param name="address">Where the URL's host is; null: where this machine finds it.</param>
    /// <param name="timeout">Ends the wait for the answer.</param>
    /// <exception cref="HttpRequestException">The connection failed.</exception>
    /// <exception cref="IOException">The answer broke off.</exception>
    /// <exception cref="OperationCanceledException">The time was up.</exception>
    public async Task<(string Image, int Status)> SendAsync(Endpoint? address, CancellationToken timeout)
    {
        // Connections are kept by address: a client that is led elsewhere uses, or makes, one to there.
        var url = address is { } at ? new UriBuilder(_profile.Url) { Host = at.Ip, Port = at.Port }.Uri : _profile.Url;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Host = _profile.Url.Authority;
        foreach (var (name, value) in _profile.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _connections.SendAsync(request, timeout);
        await answer.Content.CopyToAsync(Stream.Null, timeout);
        return (answer.Headers.TryGetValues("x-image", out var image) ? image.First() : LoadSnapshot.NoImage, (int)answer.StatusCode);
    }

    /// <inheritdoc/>
    public void Dispose() => _connections.Dispose();

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new ResettingStream(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Whoever closes a connection first keeps its pair of ports for one to four minutes (TIME_WAIT). At 1,000 new
    // connections a second the ephemeral ports of one address (28,000 on Linux, 16,000 on macOS and Windows) would be
    // used up within half a minute, and the generator would count failures of its own making. So it does not ask the
    // server to close, and closes by a reset (a linger of zero, without the FIN that NetworkStream would send before),
    // which leaves nothing behind on either side. Nothing can get lost by it: a connection is closed only when the
    // whole answer has been read, or given up on.
    private sealed class ResettingStream(Socket socket) : NetworkStream(socket, ownsSocket: false)
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Socket.Close(timeout: 0);
            base.Dispose(disposing);
        }
    }
}
