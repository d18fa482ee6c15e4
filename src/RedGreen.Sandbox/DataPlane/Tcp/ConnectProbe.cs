using System.Net;
using System.Net.Sockets;
using RedGreen.Sandbox.DataPlane.Http;

namespace RedGreen.Sandbox.DataPlane.Tcp;

/// <summary>Health checks over TCP: a target that takes a connection is well.</summary>
internal sealed class ConnectProbe(TimeProvider time)
{
    /// <summary>Asks a target for its health.</summary>
    /// <param name="target">The target.</param>
    /// <param name="timeout">In sandbox time.</param>
    public async ValueTask<ProbeResult> AskAsync(Endpoint target, TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(WallTime.Of(time, timeout, HealthProbe.ShortestTimeout));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Parse(target.Ip), target.Port, limit.Token);
            socket.Close(timeout: 0);
            return new ProbeResult(null);
        }
        catch (OperationCanceledException)
        {
            return new ProbeResult(null, ProbeFailure.Timeout);
        }
        catch (SocketException)
        {
            return new ProbeResult(null, ProbeFailure.Connection);
        }
    }
}
