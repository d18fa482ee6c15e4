using System.Net;
using System.Net.Sockets;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Tcp;
using static RedGreen.Sandbox.Tests.DataPlane.Tcp.FlowFixture;

namespace RedGreen.Sandbox.Tests.DataPlane.Tcp;

public sealed class FlowTableTests : IDisposable
{
    private readonly List<Socket> _sockets = [];
    private readonly FlowTable _flows = new();

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    [Fact]
    public async Task A_connection_that_reaches_its_target_after_its_listener_was_closed_is_reset()
    {
        var (client, flow) = await FlowAsync();
        _flows.ResetOf("listener");
        _flows.Add(flow, "listener", "red", new Endpoint("127.0.0.1", 80));
        await ShouldBeResetAsync(client);
        (await flow.RunAsync()).ShouldBe(ConnectionSide.LoadBalancer);
    }

    [Fact]
    public async Task The_closing_of_another_listener_leaves_it_alone()
    {
        var (client, flow) = await FlowAsync();
        _flows.ResetOf("another");
        _flows.Add(flow, "listener", "red", new Endpoint("127.0.0.1", 80));
        _flows.Count("red", new Endpoint("127.0.0.1", 80)).ShouldBe(1);
        client.Available.ShouldBe(0);
        client.Poll(TimeSpan.Zero, SelectMode.SelectRead).ShouldBeFalse();
    }

    private async Task<(Socket Client, Flow Flow)> FlowAsync()
    {
        var (client, accepted) = await PairAsync();
        var (toTarget, _) = await PairAsync();
        return (client, new Flow(accepted, toTarget, _ => { }));
    }

    private async Task<(Socket Near, Socket Far)> PairAsync()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(near);
        await near.ConnectAsync(server.LocalEndpoint);
        var far = await server.AcceptSocketAsync();
        _sockets.Add(far);
        return (near, far);
    }
}
