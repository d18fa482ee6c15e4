using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http;
using Endpoint = RedGreen.Sandbox.DataPlane.Endpoint;

namespace RedGreen.Sandbox.Tests.DataPlane.Http;

/// <summary>Connections to targets are kept and used again, also when the target has closed them meanwhile.</summary>
public sealed class IdleConnectionTests : IAsyncDisposable
{
    private readonly PlaneFixture _plane = new();

    public ValueTask DisposeAsync() => _plane.DisposeAsync();

    [Fact]
    public async Task A_target_that_restarted_between_two_requests_is_no_502()
    {
        var port = 0;
        for (var life = 0; life < 10; life++)
        {
            await using var target = new LoopbackServer(port, context => context.Response.WriteAsync("here"), _plane.Log);
            await target.StartAsync(CancellationToken.None);
            port = target.Port;
            _plane.Route(new WeightedGroup("tg", 1, [new Endpoint("127.0.0.1", port)], null));
            (await _plane.GetTextAsync()).ShouldBe("here");
            (await _plane.GetTextAsync()).ShouldBe("here");
            await target.StopAsync(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.OK)]
    [InlineData("POST", HttpStatusCode.BadGateway)]
    public async Task A_close_that_crosses_a_request_is_tried_again_unless_a_body_has_gone(string method, HttpStatusCode status)
    {
        using var target = new TcpListener(IPAddress.Loopback, 0);
        target.Start();
        using var stop = new CancellationTokenSource();
        var serving = ServeAsync(target, stop.Token);
        _plane.Route(new WeightedGroup("tg", 1, [new Endpoint("127.0.0.1", ((IPEndPoint)target.LocalEndpoint).Port)], null));
        (await _plane.GetTextAsync()).ShouldBe("ok");

        using var request = new HttpRequestMessage(new HttpMethod(method), _plane.Address);
        if (method == "POST")
            request.Content = new StringContent("an order");
        using var answer = await _plane.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => serving);
    }

    // Answers the first request of each connection, and meets the second with a close.
    private static async Task ServeAsync(TcpListener target, CancellationToken stop)
    {
        while (true)
        {
            using var connection = await target.AcceptTcpClientAsync(stop);
            var stream = connection.GetStream();
            var buffer = new byte[4096];
            await stream.ReadAtLeastAsync(buffer, 1, cancellationToken: stop);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray(), stop);
            await stream.ReadAtLeastAsync(buffer, 1, throwOnEndOfStream: false, stop);
            connection.Client.Shutdown(SocketShutdown.Send);
            while (await stream.ReadAsync(buffer, stop) > 0)
            {
            }
        }
    }
}
