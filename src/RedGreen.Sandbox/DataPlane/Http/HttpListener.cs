using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.DataPlane.Http.Forwarding;
using RedGreen.Sandbox.DataPlane.Http.Routing;

namespace RedGreen.Sandbox.DataPlane.Http;

/// <summary>One listener: a port, and the routing that holds now.</summary>
internal sealed class HttpListener : IListener
{
    // For requests under way when the listener is closed, in the wall's time.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly TargetForwarder _forwarder;
    private readonly ITrafficSink _traffic;
    private readonly LoopbackServer _server;
    private RoutingTable _table;

    private HttpListener(ListenerRouting routing, int port, TargetForwarder forwarder, ITrafficSink traffic, ILoggerFactory logs)
    {
        _forwarder = forwarder;
        _traffic = traffic;
        _table = new RoutingTable(routing, before: null);
        _server = new LoopbackServer(port, ServeAsync, logs);
    }

    /// <inheritdoc/>
    public int Port => _server.Port;

    /// <summary>Opens a listener.</summary>
    /// <param name="routing">How it routes.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="forwarder">What carries its requests.</param>
    /// <param name="traffic">Where it reports what it answers itself.</param>
    /// <param name="logs">Where defects are named.</param>
    /// <exception cref="ListenerPortUnavailableException">The port cannot be had.</exception>
    public static HttpListener Open(ListenerRouting routing, int port, TargetForwarder forwarder, ITrafficSink traffic, ILoggerFactory logs)
    {
        try
        {
            var listener = new HttpListener(routing, port, forwarder, traffic, logs);
            // The port is bound already, what is left to do does not wait for anything.
            listener._server.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
            return listener;
        }
        catch (SocketException unavailable)
        {
            throw new ListenerPortUnavailableException(port, unavailable);
        }
    }

    /// <inheritdoc/>
    public void Use(ListenerRouting routing) => Volatile.Write(ref _table, new RoutingTable(routing, _table));

    /// <summary>Takes no more connections, and ends when requests under way have, or soon after.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Grace);
        await _server.StopAsync(patience.Token);
        await _server.DisposeAsync();
    }

    private Task ServeAsync(HttpContext context)
    {
        var table = Volatile.Read(ref _table);
        var (rule, draw) = table.Match(context.Request);
        var loadBalancer = table.Routing.LoadBalancerArn;
        if (rule.Action.Forward is { } forward)
            return _forwarder.ForwardAsync(context, forward, draw, loadBalancer, Port);

        var answer = rule.Action.FixedResponse ?? throw new InvalidOperationException($"The action of {rule.RuleArn} neither forwards nor answers.");
        _traffic.Served(new(loadBalancer, null, ServedKind.LoadBalancer, answer.Status, null));
        return LoadBalancerAnswer.WriteAsync(context, answer, Port);
    }
}
