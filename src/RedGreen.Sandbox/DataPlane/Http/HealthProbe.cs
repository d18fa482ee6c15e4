namespace RedGreen.Sandbox.DataPlane.Http;

/// <summary>Health checks over HTTP, as a load balancer makes them: a connection and a GET of their own each time.</summary>
internal sealed class HealthProbe(TimeProvider time) : IDisposable
{
    // A healthy target on a busy machine may take this long to get a turn.
    public static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);

    private readonly HttpMessageInvoker _connections = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.Zero,
    });

    /// <summary>Asks a target for its health.</summary>
    /// <param name="target">The target.</param>
    /// <param name="path">The path asked for.</param>
    /// <param name="limit">How long it may take, in sandbox time.</param>
    public async ValueTask<ProbeResult> AskAsync(Endpoint target, string path, TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(WallTime.Of(time, limit, ShortestTimeout));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{target.Ip}:{target.Port}{path}");
        request.Headers.UserAgent.ParseAdd("ELB-HealthChecker/2.0");
        request.Headers.ConnectionClose = true;
        try
        {
            using var answer = await _connections.SendAsync(request, timeout.Token);
            await answer.Content.CopyToAsync(Stream.Null, timeout.Token);
            return new ProbeResult((int)answer.StatusCode);
        }
        catch (OperationCanceledException)
        {
            return new ProbeResult(null, ProbeFailure.Timeout);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return new ProbeResult(null, ProbeFailure.Connection);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connections.Dispose();
}
