using System.Net;
using System.Net.Sockets;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.Tests.DataPlane.Http;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.DataPlane.Tcp;

/// <summary>A network load balancer's listener over targets that a test plays itself, byte by byte.</summary>
internal sealed class FlowFixture : IAsyncDisposable
{
    public const string Listener = "listener";
    private readonly List<IDisposable> _sockets = [];

    public FlowFixture() => Plane = new HttpDataPlane(new ScaledTime(30, DateTimeOffset.UnixEpoch), Traffic, new ImageCatalog(), Log);

    public RecordedTraffic Traffic { get; } = new();

    public RecordedLog Log { get; } = new();

    public HttpDataPlane Plane { get; }

    /// <summary>A target that takes connections and does nothing with them by itself.</summary>
    public (Endpoint Endpoint, TcpListener Server) Target()
    {
        var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        _sockets.Add(server);
        return (new("127.0.0.1", ((IPEndPoint)server.LocalEndpoint).Port), server);
    }

    public void Route(params WeightedGroup[] groups) => Route(new RoutedForward(groups, null));

    public void Route(RoutedForward forward, string listener = Listener, int port = 0) => Plane.Route(
        new(listener, "lb", port, [new("default", [], new(forward))]) { Traffic = ListenerTraffic.Connections });

    public async Task<Socket> ConnectAsync(string listener = Listener)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(client);
        await client.ConnectAsync(IPAddress.Loopback, Plane.PortOf(listener));
        return client;
    }

    public async Task<Socket> AcceptAsync(TcpListener server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var socket = await server.AcceptSocketAsync(limit.Token);
        _sockets.Add(socket);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await Plane.DisposeAsync();
        foreach (var socket in _sockets)
            socket.Dispose();
        Log.Errors.ShouldBeEmpty();
    }

    public static WeightedGroup Group(string arn, int weight, params Endpoint[] targets) => new(arn, weight, targets, null);

    public static Task SendAsync(Socket socket, string text) => socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(text), SocketFlags.None);

    /// <summary>As many characters; fewer where the other side has said its last.</summary>
    public static async Task<string> ReceiveAsync(Socket socket, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var bytes = new byte[count];
        var have = 0;
        while (have < count && await socket.ReceiveAsync(bytes.AsMemory(have), limit.Token) is > 0 and var more)
            have += more;
        return System.Text.Encoding.ASCII.GetString(bytes, 0, have);
    }

    /// <summary>Waits for the connection to be reset, and for nothing else.</summary>
    public static async Task ShouldBeResetAsync(Socket socket) =>
        (await Should.ThrowAsync<SocketException>(() => ReceiveAsync(socket, 1))).SocketErrorCode.ShouldBe(SocketError.ConnectionReset);

    /// <summary>Connects and waits to be reset, which may come before the client knows that it is connected.</summary>
    public async Task ShouldBeRefusedAsync() =>
        (await Should.ThrowAsync<SocketException>(async () => await ReceiveAsync(await ConnectAsync(), 1))).SocketErrorCode.ShouldBe(SocketError.ConnectionReset);

    public static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }
}
