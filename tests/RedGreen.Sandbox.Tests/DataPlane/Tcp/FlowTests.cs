using System.Net.Sockets;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http;
using static RedGreen.Sandbox.Tests.DataPlane.Tcp.FlowFixture;

namespace RedGreen.Sandbox.Tests.DataPlane.Tcp;

public sealed class FlowTests : IAsyncDisposable
{
    private readonly FlowFixture _flows = new();

    public ValueTask DisposeAsync() => _flows.DisposeAsync();

    [Fact]
    public async Task Bytes_go_both_ways_and_are_counted()
    {
        var (target, server) = _flows.Target();
        _flows.Route(Group("tg", 1, target));
        var client = await _flows.ConnectAsync();
        var served = await _flows.AcceptAsync(server);
        await SendAsync(client, "hello");
        (await ReceiveAsync(served, 5)).ShouldBe("hello");
        await SendAsync(served, "welcome");
        (await ReceiveAsync(client, 7)).ShouldBe("welcome");
        await UntilAsync(() => _flows.Traffic.Sum(f => f.Bytes) == 12);
        (_flows.Traffic.Sum(f => f.Opened), _flows.Traffic.Sum(f => f.Ended)).ShouldBe((1, 0));
        _flows.Traffic.Served.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_side_that_has_said_its_last_still_hears_the_other()
    {
        var (target, server) = _flows.Target();
        _flows.Route(Group("tg", 1, target));
        var client = await _flows.ConnectAsync();
        var served = await _flows.AcceptAsync(server);
        await SendAsync(client, "question");
        client.Shutdown(SocketShutdown.Send);
        (await ReceiveAsync(served, 100)).ShouldBe("question");
        await SendAsync(served, "answer");
        served.Shutdown(SocketShutdown.Send);
        (await ReceiveAsync(client, 100)).ShouldBe("answer");
        await UntilAsync(() => _flows.Traffic.Sum(f => f.Ended) == 1);
        _flows.Traffic.Sum(f => f.ClientResets + f.TargetResets + f.LoadBalancerResets).ShouldBe(0);
    }

    [Fact]
    public async Task A_megabyte_that_nobody_reads_yet_waits_and_then_arrives_whole()
    {
        var (target, server) = _flows.Target();
        _flows.Route(Group("tg", 1, target));
        var client = await _flows.ConnectAsync();
        var served = await _flows.AcceptAsync(server);
        var text = string.Concat(Enumerable.Range(0, 1 << 17).Select(i => $"{i:x8}"));
        var sending = Task.Run(async () =>
        {
            await SendAsync(client, text);
            client.Shutdown(SocketShutdown.Send);
        });
        (await ReceiveAsync(served, 2 << 20)).ShouldBe(text);
        await sending;
    }

    [Fact]
    public async Task Weights_are_shares_of_new_connections()
    {
        var (red, redServer) = _flows.Target();
        var (green, greenServer) = _flows.Target();
        _flows.Route(Group("red", 75, red), Group("green", 25, green));
        for (var i = 0; i < 64; i++)
            await _flows.ConnectAsync();
        await UntilAsync(() => _flows.Traffic.Sum(f => f.Opened) == 64);
        (await WaitingAsync(redServer), await WaitingAsync(greenServer)).ShouldBe((48, 16));
    }

    [Fact]
    public async Task New_weights_leave_existing_connections_where_they_are()
    {
        var (red, redServer) = _flows.Target();
        var (green, greenServer) = _flows.Target();
        _flows.Route(Group("red", 1, red), Group("green", 0, green));
        var old = await _flows.ConnectAsync();
        var served = await _flows.AcceptAsync(redServer);
        _flows.Route(Group("red", 0, red), Group("green", 1, green));
        await _flows.ConnectAsync();
        await _flows.AcceptAsync(greenServer);
        await SendAsync(old, "still");
        (await ReceiveAsync(served, 5)).ShouldBe("still");
    }

    [Fact]
    public async Task A_group_without_targets_resets_and_no_other_group_helps_out()
    {
        var (red, _) = _flows.Target();
        _flows.Route(Group("red", 0, red), Group("green", 1));
        await _flows.ShouldBeRefusedAsync();
        _flows.Route(Group("red", 0, red), Group("green", 0));
        await _flows.ShouldBeRefusedAsync();
        await UntilAsync(() => _flows.Traffic.Sum(f => f.LoadBalancerResets) == 2);
        _flows.Traffic.Sum(f => f.Opened).ShouldBe(0);
    }

    [Fact]
    public async Task A_target_that_refuses_is_a_reset_of_the_targets()
    {
        var (red, server) = _flows.Target();
        server.Stop();
        _flows.Route(Group("red", 1, red));
        await _flows.ShouldBeRefusedAsync();
        await UntilAsync(() => _flows.Traffic.Sum(f => f.TargetResets) == 1);
        _flows.Traffic.Sum(f => f.Opened).ShouldBe(0);
    }

    [Fact]
    public async Task A_reset_of_one_side_reaches_the_other_and_is_counted_as_its_own()
    {
        var (red, server) = _flows.Target();
        _flows.Route(Group("red", 1, red));
        var (client, served) = (await _flows.ConnectAsync(), await _flows.AcceptAsync(server));
        await UntilAsync(() => _flows.Traffic.Sum(f => f.Opened) == 1);
        served.Close(timeout: 0);
        await ShouldBeResetAsync(client);
        await UntilAsync(() => _flows.Traffic.Sum(f => f.TargetResets) == 1);

        (client, served) = (await _flows.ConnectAsync(), await _flows.AcceptAsync(server));
        await UntilAsync(() => _flows.Traffic.Sum(f => f.Opened) == 2);
        client.Close(timeout: 0);
        await ShouldBeResetAsync(served);
        await UntilAsync(() => _flows.Traffic.Sum(f => f.ClientResets) == 1);
        await UntilAsync(() => _flows.Traffic.Sum(f => f.Ended) == 2);
    }

    [Fact]
    public async Task Connection_termination_resets_what_leads_to_the_target_and_nothing_else()
    {
        var (red, redServer) = _flows.Target();
        var (green, greenServer) = _flows.Target();
        _flows.Route(Group("red", 1, red));
        var (cut, _) = (await _flows.ConnectAsync(), await _flows.AcceptAsync(redServer));
        _flows.Route(Group("green", 1, green));
        var (kept, served) = (await _flows.ConnectAsync(), await _flows.AcceptAsync(greenServer));
        await UntilAsync(() => _flows.Traffic.Sum(f => f.Opened) == 2);
        _flows.Plane.Disconnect("red", red);
        await ShouldBeResetAsync(cut);
        await SendAsync(kept, "here");
        (await ReceiveAsync(served, 4)).ShouldBe("here");
        await UntilAsync(() => _flows.Traffic.Sum(f => f.LoadBalancerResets) == 1);
    }

    [Fact]
    public async Task With_group_stickiness_a_client_stays_on_its_group_whatever_the_weights_are()
    {
        var (red, redServer) = _flows.Target();
        var (green, greenServer) = _flows.Target();
        _flows.Route(new RoutedForward([Group("red", 1, red), Group("green", 0, green)], Timeout.InfiniteTimeSpan));
        await _flows.ConnectAsync();
        await _flows.AcceptAsync(redServer);
        _flows.Route(new RoutedForward([Group("red", 0, red), Group("green", 1, green)], Timeout.InfiniteTimeSpan));
        await _flows.ConnectAsync();
        await _flows.AcceptAsync(redServer);
        greenServer.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task A_listener_that_is_closed_resets_its_connections()
    {
        var (red, server) = _flows.Target();
        _flows.Route(Group("red", 1, red));
        var client = await _flows.ConnectAsync();
        await _flows.AcceptAsync(server);
        await UntilAsync(() => _flows.Traffic.Sum(f => f.Opened) == 1);
        _flows.Plane.Close(Listener);
        await ShouldBeResetAsync(client);
    }

    [Fact]
    public async Task A_second_listener_on_the_same_port_number_is_mapped_to_a_free_one()
    {
        var (red, server) = _flows.Target();
        _flows.Route(Group("red", 1, red));
        var first = _flows.Plane.PortOf(Listener);
        _flows.Route(new RoutedForward([Group("red", 1, red)], null), "second", first);
        var second = _flows.Plane.AddressOf("second");
        second.Port.ShouldNotBe(first);
        await _flows.ConnectAsync("second");
        await _flows.AcceptAsync(server);
        // Routed anew with the number that it asked for, it stays where it is.
        _flows.Route(new RoutedForward([Group("red", 1, red)], null), "second", first);
        _flows.Plane.AddressOf("second").ShouldBe(second);
    }

    [Fact]
    public async Task A_health_check_of_TCP_is_a_connection()
    {
        var (target, server) = _flows.Target();
        (await _flows.Plane.ProbeAsync(target, new(null, TimeSpan.FromSeconds(5)))).ShouldBe(new ProbeResult(null));
        server.Stop();
        (await _flows.Plane.ProbeAsync(target, new(null, TimeSpan.FromSeconds(5)))).ShouldBe(new ProbeResult(null, ProbeFailure.Connection));
    }

    [Fact]
    public void A_port_that_is_somebody_elses_is_told()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((System.Net.IPEndPoint)taken.LocalEndPoint!).Port;
        Should.Throw<ListenerPortUnavailableException>(() => _flows.Route(new RoutedForward([], null), port: port)).Port.ShouldBe(port);
    }

    private async Task<int> WaitingAsync(TcpListener server)
    {
        var count = 0;
        while (server.Pending())
        {
            await _flows.AcceptAsync(server);
            count++;
        }

        return count;
    }
}
