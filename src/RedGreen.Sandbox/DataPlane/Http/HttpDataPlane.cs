using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.DataPlane.Http.Forwarding;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Tcp;

namespace RedGreen.Sandbox.DataPlane.Http;

/// <summary>
/// The data plane with real packets: containers that listen on loopback ports, and listeners that forward to them
/// as an application load balancer does, request by request, or as a network load balancer does, connection by connection.
/// </summary>
internal sealed class HttpDataPlane : IDataPlane
{
    private readonly ConcurrentDictionary<string, (IListener Listener, int AskedPort)> _listeners = new();
    private readonly ConcurrentBag<Task> _closing = [];
    private readonly Lock _gate = new();
    private readonly ITrafficSink _traffic;
    private readonly ContainerHost _containers;
    private readonly TargetForwarder _forwarder;
    private readonly FlowTable _flows = new();
    private readonly FlowForwarder _flowForwarder;
    private readonly HealthProbe _probe;
    private readonly ConnectProbe _connect;
    private readonly ILoggerFactory _logs;

    /// <param name="time">The sandbox's time: a <see cref="Time.ScaledTime"/>, or the system's.</param>
    /// <param name="traffic">Where every request is reported.</param>
    /// <param name="images">What can be started.</param>
    /// <param name="logs">Where containers' output and failures of the load balancer itself go; null: nowhere.</param>
    public HttpDataPlane(TimeProvider time, ITrafficSink traffic, ImageCatalog images, ILoggerFactory? logs = null)
    {
        _traffic = traffic;
        _logs = logs ?? NullLoggerFactory.Instance;
        _containers = new ContainerHost(images, time, _logs);
        _forwarder = new TargetForwarder(time, traffic, _containers);
        _flowForwarder = new FlowForwarder(traffic, _flows);
        _probe = new HealthProbe(time);
        _connect = new ConnectProbe(time);
    }

    /// <inheritdoc/>
    public IContainer Start(ContainerLaunch launch) => _containers.Start(launch);

    /// <inheritdoc/>
    public ValueTask<ProbeResult> ProbeAsync(Endpoint target, ProbeRequest probe) =>
        probe.Path is { } path ? _probe.AskAsync(target, path, probe.Timeout) : _connect.AskAsync(target, probe.Timeout);

    /// <inheritdoc/>
    /// <remarks>
    /// Port 0 is a free port, kept until the listener is closed; so is a port that another listener of this sandbox has
    /// already, as on AWS they would not share an address: see <see cref="AddressOf"/>.
    /// </remarks>
    /// <exception cref="ListenerPortUnavailableException">The port cannot be had; the listener routes as before.</exception>
    /// <exception cref="NotSupportedException">A condition that this load balancer cannot judge.</exception>
    public void Route(ListenerRouting routing)
    {
        lock (_gate)
        {
            var (listener, asked) = _listeners.GetValueOrDefault(routing.ListenerArn);
            if (listener is not null && (routing.Port == 0 || routing.Port == asked || routing.Port == listener.Port))
            {
                listener.Use(routing);
                return;
            }

            _listeners[routing.ListenerArn] = (Open(routing), routing.Port);
            if (listener is not null)
                _closing.Add(listener.DisposeAsync().AsTask());
        }
    }

    /// <inheritdoc/>
    public Endpoint AddressOf(string listenerArn) => new("127.0.0.1", PortOf(listenerArn));

    /// <summary>The port on which a listener really listens.</summary>
    /// <exception cref="KeyNotFoundException">No such listener is open.</exception>
    public int PortOf(string listenerArn) => _listeners.TryGetValue(listenerArn, out var open)
        ? open.Listener.Port
        : throw new KeyNotFoundException($"No listener {listenerArn} is open.");

    /// <inheritdoc/>
    public void Close(string listenerArn)
    {
        lock (_gate)
            if (_listeners.TryRemove(listenerArn, out var open))
                _closing.Add(open.Listener.DisposeAsync().AsTask());
        _flows.ResetOf(listenerArn);
    }

    /// <inheritdoc/>
    public void Disconnect(string targetGroupArn, Endpoint target) => _flows.ResetTo(targetGroupArn, target);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var listenerArn in _listeners.Keys)
            Close(listenerArn);
        await Task.WhenAll(_closing);
        await _containers.DisposeAsync();
        _forwarder.Dispose();
        _probe.Dispose();
    }

    private IListener Open(ListenerRouting routing)
    {
        var port = _listeners.Any(other => other.Key != routing.ListenerArn && other.Value.Listener.Port == routing.Port) ? 0 : routing.Port;
        return routing.Traffic == ListenerTraffic.Connections
            ? FlowListener.Open(routing, port, _flowForwarder, _logs)
            : HttpListener.Open(routing, port, _forwarder, _traffic, _logs);
    }
}
