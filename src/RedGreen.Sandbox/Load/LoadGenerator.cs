using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.Load;

/// <summary>
/// Sends requests at a given rate whether or not earlier ones have been answered (an open loop, as users are one), and
/// counts who answered and how. Bounded in count, in time and in requests under way.
/// </summary>
public sealed class LoadGenerator : IDisposable
{
    // What the timers of common systems can do.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly LoadLedger _ledger = new();
    private readonly SemaphoreSlim _places;
    private readonly NameClients? _clients;
    private readonly LoadClient _keepAlive;
    private readonly LoadClient _newConnection;
    private readonly LoadProfile _profile;
    private readonly TimeProvider _wall;
    private long _left;
    private long _start;
    private int _started;
    private volatile Exception? _ownFault;

    /// <summary>A generator that has not sent anything yet.</summary>
    /// <param name="profile">What load to make.</param>
    /// <param name="wall">Wall time: <see cref="TimeProvider.System"/>, whatever the speed of the sandbox's clock is.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate, duration or limit is out of its range.</exception>
    public LoadGenerator(LoadProfile profile, TimeProvider wall)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(profile.KeepAliveRate);
        ArgumentOutOfRangeException.ThrowIfNegative(profile.NewConnectionRate);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(profile.Duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(profile.Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.MaxRequests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.MaxConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.Clients, 1);
        if (profile.ConnectionLifetime != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(profile.ConnectionLifetime, TimeSpan.Zero);
        _profile = profile;
        _clients = profile.Names is { } names ? new(names, profile) : null;
        _wall = wall;
        _left = profile.MaxRequests;
        _places = new SemaphoreSlim(profile.MaxConcurrency);
        _keepAlive = new LoadClient(profile, newConnections: false);
        _newConnection = new LoadClient(profile, newConnections: true);
    }

    /// <summary>What has been seen so far: from any thread, while it runs and afterwards.</summary>
    public LoadSnapshot Snapshot() => _ledger.Snapshot(Volatile.Read(ref _started) == 0 ? TimeSpan.Zero : Elapsed);

    /// <summary>
    /// Makes the load, once: until the duration is over, the requests are sent, or <paramref name="stop"/> asks for the
    /// end, and then until every request has ended, each within its own time-out.
    /// </summary>
    /// <exception cref="InvalidOperationException">It ran before, or a request failed in a way that is no outcome.</exception>
    public async Task<LoadSnapshot> RunAsync(CancellationToken stop)
    {
        if (Volatile.Read(ref _started) != 0)
            throw new InvalidOperationException("A load generator runs once; make a new one.");
        _start = _wall.GetTimestamp();
        Volatile.Write(ref _started, 1);
        await Task.WhenAll(
            SendAsync(_keepAlive, _profile.KeepAliveRate, _profile.Seed, stop),
            SendAsync(_newConnection, _profile.NewConnectionRate, unchecked(_profile.Seed + 1), stop));
        for (var place = 0; place < _profile.MaxConcurrency; place++)
            await _places.WaitAsync(CancellationToken.None);
        return _ownFault is null ? Snapshot() : throw new InvalidOperationException($"The load generator itself failed: {_ownFault.Message}", _ownFault);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keepAlive.Dispose();
        _newConnection.Dispose();
        _places.Dispose();
    }

    private TimeSpan Elapsed => _wall.GetElapsedTime(_start);

    private async Task SendAsync(LoadClient client, double rate, int seed, CancellationToken stop)
    {
        // Off the caller's thread, so that one kind of clients does not wait for the other.
        await Task.Yield();
        foreach (var due in ArrivalTimes.Of(_profile.Arrivals, rate, seed))
        {
            while (due > Elapsed && due < _profile.Duration && !stop.IsCancellationRequested)
                await WaitAsync(due - Elapsed, stop);
            if (due >= _profile.Duration || stop.IsCancellationRequested || Interlocked.Decrement(ref _left) < 0)
                return;
            if (_places.Wait(0, CancellationToken.None))
                _ = RequestAsync(client, due);
            else
                _ledger.Unsent();
        }
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken stop)
    {
        try
        {
            await Task.Delay(time > ShortestWait ? time : ShortestWait, _wall, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller looks at it.
        }
    }

    private async Task RequestAsync(LoadClient client, TimeSpan due)
    {
        _ledger.Sent();
        using var timeout = new CancellationTokenSource(_profile.Timeout, _wall);
        try
        {
            Endpoint? address = null;
            if (_clients is not null && (address = _clients.Next()) is null)
            {
                // The name does not exist, or nothing listens there: what a client would see as a refused connection.
                _ledger.Failed(Elapsed, Outcome.ConnectionFailure);
                return;
            }

            var (image, status) = await client.SendAsync(address, timeout.Token);
            var at = Elapsed;
            _ledger.Answered(at, at - due, image, status switch { < 400 => Outcome.Ok, < 500 => Outcome.ClientError, _ => Outcome.ServerError });
        }
        catch (OperationCanceledException)
        {
            _ledger.Failed(Elapsed, Outcome.TimedOut);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            _ledger.Failed(Elapsed, Outcome.ConnectionFailure);
        }
        catch (Exception ownFault)
        {
            _ownFault = ownFault;
        }
        finally
        {
            _places.Release();
        }
    }
}
