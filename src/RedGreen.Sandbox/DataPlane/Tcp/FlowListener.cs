using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.DataPlane.Http.Routing;

namespace RedGreen.Sandbox.DataPlane.Tcp;

/// <summary>A listener of a network load balancer: a port, and the routing that holds for new connections.</summary>
internal sealed class FlowListener : IListener
{
    // A new connection per request at 1,000 a second, with the processor busy elsewhere for a second.
    private const int Backlog = 4096;

    private readonly SourceAffinity _affinity = new();
    private readonly FlowForwarder _forwarder;
    private readonly ILogger _log;
    private readonly Socket _socket;
    private readonly Task _accepting;
    private RoutingTable _table;
    private volatile bool _closed;

    private FlowListener(Socket socket, ListenerRouting routing, FlowForwarder forwarder, ILogger log)
    {
        (_socket, _forwarder, _log) = (socket, forwarder, log);
        _table = new RoutingTable(routing, before: null);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    /// <inheritdoc/>
    public int Port { get; }

    /// <summary>Opens a listener.</summary>
    /// <param name="routing">How it routes.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="forwarder">What carries its connections.</param>
    /// <param name="logs">Where defects are named.</param>
    /// <exception cref="ListenerPortUnavailableException">The port cannot be had.</exception>
    public static FlowListener Open(ListenerRouting routing, int port, FlowForwarder forwarder, ILoggerFactory logs)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(Backlog);
            return new(socket, routing, forwarder, logs.CreateLogger("network load balancer"));
        }
        catch (SocketException unavailable)
        {
            socket.Dispose();
            throw new ListenerPortUnavailableException(port, unavailable);
        }
    }

    /// <inheritdoc/>
    public void Use(ListenerRouting routing) => Volatile.Write(ref _table, new RoutingTable(routing, _table));

    /// <summary>Takes no more connections; those that are there go on.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _socket.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (!_closed)
        {
            try
            {
                var client = await _socket.AcceptAsync();
                client.NoDelay = true;
                _ = ForwardAsync(client);
            }
            catch (Exception ended) when (_closed && ended is SocketException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException gone)
            {
                // A client that gave up before it was accepted is no reason to stop listening.
                _log.LogDebug(gone, "A connection to port {Port} ended before it was accepted.", Port);
            }
        }
    }

    private async Task ForwardAsync(Socket client)
    {
        try
        {
            await _forwarder.ForwardAsync(client, Volatile.Read(ref _table), _affinity);
        }
        catch (Exception defect)
        {
            client.Close(timeout: 0);
            _log.LogError(defect, "A connection to port {Port} could not be forwarded.", Port);
        }
    }
}
