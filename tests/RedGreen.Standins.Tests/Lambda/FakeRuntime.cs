using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedGreen.Standins.Tests.Lambda;

/// <summary>What a function posted: its path behind <c>/runtime/</c>, its body, and the error type in the header.</summary>
public sealed record Posted(string Path, string Body, string? ErrorType);

/// <summary>The Lambda Runtime API on a free loopback port.</summary>
public sealed class FakeRuntime : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<(string Id, string Event)> _events = Channel.CreateUnbounded<(string, string)>();
    private readonly Channel<Posted> _posted = Channel.CreateUnbounded<Posted>();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _invocations;

    private FakeRuntime(WebApplication app) => _app = app;

    public string HostAndPort { get; private set; } = "";

    /// <summary>Done when the function has asked for work for the first time.</summary>
    public Task Asked => _asked.Task;

    /// <summary>How the next posts are answered.</summary>
    public int PostStatus { get; set; } = 202;

    public static async Task<FakeRuntime> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var runtime = new FakeRuntime(builder.Build());
        runtime._app.MapGet("/2018-06-01/runtime/invocation/next", runtime.Next);
        runtime._app.MapPost("/2018-06-01/runtime/{**path}", runtime.Post);
        await runtime._app.StartAsync();
        runtime.HostAndPort = new Uri(runtime._app.Urls.Single()).Authority;
        return runtime;
    }

    /// <summary>Hands out an event and waits for what the function posts.</summary>
    public async Task<Posted> Invoke(string @event)
    {
        await _events.Writer.WriteAsync(($"request-{++_invocations}", @event));
        return await Posted();
    }

    public async Task<Posted> Posted()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await _posted.Reader.ReadAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Next(HttpContext http)
    {
        _asked.TrySetResult();
        var (id, @event) = await _events.Reader.ReadAsync(http.RequestAborted);
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = id;
        http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:123456789012:function:sample:7";
        http.Response.Headers["Lambda-Runtime-Trace-Id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700";
        await http.Response.WriteAsync(@event);
    }

    private async Task Post(HttpContext http, string path)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        await _posted.Writer.WriteAsync(new Posted(path, body, http.Request.Headers["Lambda-Runtime-Function-Error-Type"]));
        http.Response.StatusCode = PostStatus;
    }
}
