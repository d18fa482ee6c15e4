using System.Net;
using System.Net.Sockets;

namespace RedGreen.Sandbox;

/// <summary>Ports of the loopback interface.</summary>
internal static class LoopbackPort
{
    /// <summary>
    /// The port itself if nothing listens on it, or a free one for 0. Looking first gives one clear answer before
    /// anything has been started; the port could still be taken until it is used.
    /// </summary>
    /// <exception cref="PortInUseException">Something listens on it.</exception>
    public static int Free(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException exception)
        {
            throw new PortInUseException(port, exception);
        }
        finally
        {
            listener.Dispose();
        }
    }
}
