using Amazon.Runtime;
using RedGreen.Aws;

namespace RedGreen.Cli.Connection;

/// <summary>Gives all of a client's requests one handler: the SDK makes and throws away HTTP clients, connections stay.</summary>
internal sealed class PacedHttp(PacedHandler handler) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
}

/// <summary>Sends requests, retries too, inside a budget.</summary>
internal sealed class PacedHandler(CallBudget budget) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        budget.SpendAsync(() => base.SendAsync(request, cancellationToken), cancellationToken);
}
