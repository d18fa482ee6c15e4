using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RedGreen.Sandbox.Lambda;

/// <summary>
/// The Lambda Runtime API (version 2018-06-01) on a loopback port of its own. Every process has its own path before
/// the version: runtimes build their URLs as <c>http://{AWS_LAMBDA_RUNTIME_API}/2018-06-01/...</c>, so a path in that
/// variable tells the processes apart without a port for each.
/// </summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RuntimeSession> _sessions = new();
    private readonly TimeProvider _time;
    private readonly WebApplication _server;
    private int _opened;

    private RuntimeApi(TimeProvider time)
    {
        _time = time;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddRoutingCore();
        _server = builder.Build();
        var runtime = _server.MapGroup("/{session}/2018-06-01/runtime");
        runtime.MapGet("/invocation/next", NextAsync);
        runtime.MapPost("/invocation/{id}/response", ResponseAsync);
        runtime.MapPost("/invocation/{id}/error", ErrorAsync);
        runtime.MapPost("/init/error", InitErrorAsync);
    }

    /// <summary>Starts the server.</summary>
    /// <param name="time">The clock that deadlines are told in: the functions' own, hence the wall's.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<RuntimeApi> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var api = new RuntimeApi(time);
        await api._server.StartAsync(cancellationToken);
        return api;
    }

    /// <summary>Opens a session for one process of a function.</summary>
    public RuntimeSession Open(string function)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{function}-{Interlocked.Increment(ref _opened)}");
        return _sessions[path] = new(new Uri(_server.Urls.Single()).Authority + "/" + path);
    }

    /// <summary>The process is gone.</summary>
    public void Close(RuntimeSession session) => _sessions.TryRemove(session.Authority[(session.Authority.IndexOf('/', StringComparison.Ordinal) + 1)..], out _);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task NextAsync(HttpContext http)
    {
        if (await SessionAsync(http) is not { } session)
            return;
        var invocation = await session.NextAsync(http.RequestAborted);
        var deadline = invocation.Begin(_time.GetUtcNow());
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.Id;
        headers["Lambda-Runtime-Invoked-Function-Arn"] = invocation.FunctionArn;
        headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Trace-Id"] = TraceId(invocation);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = invocation.Payload.Length;
        await http.Response.Body.WriteAsync(invocation.Payload, http.RequestAborted);
    }

    private async Task ResponseAsync(HttpContext http, string id)
    {
        if (await InvocationAsync(http, id) is not { } invocation)
            return;
        var body = await RuntimeReport.ReadAsync(http.Request);
        if (RuntimeReport.TryParse(body, out var answer))
            invocation.Succeed(answer);
        else
            invocation.Fail(new("Runtime.MarshalError", $"The function {invocation.FunctionArn} answered {body.Length} bytes that are not JSON."));
        await AcceptAsync(http);
    }

    private async Task ErrorAsync(HttpContext http, string id)
    {
        if (await InvocationAsync(http, id) is not { } invocation)
            return;
        invocation.Fail(await RuntimeReport.ReadErrorAsync(http.Request));
        await AcceptAsync(http);
    }

    private async Task InitErrorAsync(HttpContext http)
    {
        if (await SessionAsync(http) is not { } session)
            return;
        session.ReportInitError(await RuntimeReport.ReadErrorAsync(http.Request));
        await AcceptAsync(http);
    }

    private async Task<RuntimeSession?> SessionAsync(HttpContext http)
    {
        if (_sessions.TryGetValue((string)http.Request.RouteValues["session"]!, out var session))
            return session;
        await RefuseAsync(http, 403, "InvalidSession", "The sandbox has ended this execution environment.");
        return null;
    }

    private async Task<Invocation?> InvocationAsync(HttpContext http, string id)
    {
        if (await SessionAsync(http) is not { } session)
            return null;
        if (session.Running(id) is { } invocation)
            return invocation;
        await RefuseAsync(http, 400, "InvalidRequestID", "Invalid request ID");
        return null;
    }

    private static Task AcceptAsync(HttpContext http) => AnswerAsync(http, 202, new JsonObject { ["status"] = "OK" });

    private static Task RefuseAsync(HttpContext http, int status, string type, string message) =>
        AnswerAsync(http, status, new JsonObject { ["errorType"] = type, ["errorMessage"] = message });

    private static Task AnswerAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body.ToJsonString());
    }

    // X-Ray's form: version, the time in seconds as hexadecimal, 96 bits of identity.
    private string TraceId(Invocation invocation)
    {
        var identity = invocation.Id.Replace("-", "", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{_time.GetUtcNow().ToUnixTimeSeconds():x8}-{identity[..24]};Parent={identity[16..]};Sampled=0");
    }
}
