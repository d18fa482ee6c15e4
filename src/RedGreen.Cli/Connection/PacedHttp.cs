using Amazon.Runtime;
using RedGreen.Aws.Survey;

namespace RedGreen.Cli.Connection;

/// <summary>Gives all of a client's requests one handler: the SDK makes and throws away HTTP clients, connections stay.</summary>
internal sealed class PacedHttp(PacedHandler handler) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
}

/// <summary>Sends requests, retries too, no faster than a pace.</summary>
internal sealed class PacedHandler(CallPace pace) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        pace.RunAsync(() => base.SendAsync(request, cancellationToken), cancellationToken);
}
