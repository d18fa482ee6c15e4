using System.Net;
using System.Net.Sockets;

namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>
/// Ports for other people's processes, which are told a number and bind it a moment later. They come from below the
/// ranges that systems take the ports of outgoing connections from (Linux: 32768 and up, macOS and Windows: 49152 and
/// up), so that no client's connection sits on the port by then.
/// </summary>
internal static class LoopbackPorts
{
    private const int First = 20_000;
    private const int Count = 10_000;

    // Two sandboxes on one machine begin at different places.
    private static int _last = Environment.ProcessId * 37 % Count;

    /// <summary>A port on which nobody listens now; not given out again before all others were.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static int Next()
    {
        for (var attempt = 0; attempt < Count; attempt++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free on 127.0.0.1; end some of the programs that listen there.");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
