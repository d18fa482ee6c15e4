using System.Net.Sockets;

namespace RedGreen.Sandbox.DataPlane.Http;

/// <summary>A listener cannot listen on its port.</summary>
/// <param name="port">The port.</param>
/// <param name="reason">What the system says.</param>
public sealed class ListenerPortUnavailableException(int port, SocketException reason)
    : Exception($"The listener cannot have port {port} of 127.0.0.1: {reason.Message}. Give it another one, or 0 for any free port.", reason)
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;
}
