using System.Collections.Concurrent;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedGreen.Standins.Tests.Loopback;

/// <summary>A service on a free loopback port that records what it is asked and answers as told.</summary>
public sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<Recorded, Reply> _answer;
    private readonly ConcurrentQueue<Recorded> _requests = new();

    private FakeService(WebApplication app, Func<Recorded, Reply> answer) => (_app, _answer) = (app, answer);

    public string Url { get; private set; } = "";
    public IReadOnlyList<Recorded> Requests => [.. _requests];
    public Recorded Only => Requests.ShouldHaveSingleItem();

    public static Task<FakeService> Start(string body, int status = 200) => Start(_ => new Reply(body, status));

    public static async Task<FakeService> Start(Func<Recorded, Reply> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new FakeService(builder.Build(), answer);
        service._app.Run(service.Serve);
        await service._app.StartAsync();
        service.Url = service._app.Urls.Single();
        return service;
    }

    /// <summary>Configuration for a client that talks to this service; no retries, so that every request is one call.</summary>
    public T Config<T>(int retries = 0) where T : ClientConfig, new()
        => new() { ServiceURL = Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = retries };

    public static BasicAWSCredentials Credentials { get; } = new("AKIDEXAMPLE", "secret");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Serve(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var recorded = new Recorded(http.Request.Method, http.Request.Path, headers, body.ToArray()) { Query = http.Request.QueryString.Value ?? "" };
        _requests.Enqueue(recorded);
        var reply = _answer(recorded);
        http.Response.StatusCode = reply.Status;
        http.Response.Headers["x-amzn-RequestId"] = "request-1";
        foreach (var (name, value) in reply.Headers)
            http.Response.Headers[name] = value;
        await http.Response.WriteAsync(reply.Body);
    }
}
