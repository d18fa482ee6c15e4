using System.Buffers;
using System.Net.Sockets;

namespace RedGreen.Sandbox.DataPlane.Tcp;

/// <summary>
/// One connection through the load balancer: bytes both ways until both sides have said their last. A side that only
/// stops to send is told on, and may still receive; a reset of one side becomes a reset of the other.
/// </summary>
/// <param name="client">The client's connection; the flow's from now on.</param>
/// <param name="target">The connection to the target; the flow's from now on.</param>
/// <param name="copied">Told of every copied piece how many bytes it had.</param>
internal sealed class Flow(Socket client, Socket target, Action<int> copied)
{
    private const int PieceSize = 16 * 1024;
    private const int NotReset = -1;

    private int _resetBy = NotReset;

    /// <summary>Copies until the end.</summary>
    /// <returns>Who reset it; null: both sides came to their end.</returns>
    public async Task<ConnectionSide?> RunAsync()
    {
        await Task.WhenAll(
            CopyAsync(client, target, ConnectionSide.Client, ConnectionSide.Target),
            CopyAsync(target, client, ConnectionSide.Target, ConnectionSide.Client));
        client.Dispose();
        target.Dispose();
        return _resetBy == NotReset ? null : (ConnectionSide)_resetBy;
    }

    /// <summary>Ends it at once for both sides; who was first counts.</summary>
    public void Reset(ConnectionSide by)
    {
        if (Interlocked.CompareExchange(ref _resetBy, (int)by, NotReset) != NotReset)
            return;
        // Closed with no time to linger: the peer gets an RST, and whoever waits here for a byte an error.
        client.Close(timeout: 0);
        target.Close(timeout: 0);
    }

    private async Task CopyAsync(Socket from, Socket to, ConnectionSide sender, ConnectionSide receiver)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        var culprit = sender;
        try
        {
            while (true)
            {
                culprit = sender;
                var read = await from.ReceiveAsync(piece, SocketFlags.None);
                culprit = receiver;
                if (read == 0)
                {
                    to.Shutdown(SocketShutdown.Send);
                    return;
                }

                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(piece.AsMemory(sent, read - sent), SocketFlags.None);
                copied(read);
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            Reset(culprit);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
