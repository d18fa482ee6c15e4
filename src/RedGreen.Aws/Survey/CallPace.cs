namespace RedGreen.Aws.Survey;

/// <summary>
/// Lets calls through no faster than a token bucket refills. AWS's own buckets belong to the whole account: who reads
/// much takes a part of them, so that running deployments are not throttled by somebody's curiosity.
/// </summary>
/// <param name="burst">Calls that may be made at once, at least 1.</param>
/// <param name="perSecond">Calls a second after that, above 0.</param>
/// <param name="time">The clock.</param>
public sealed class CallPace(int burst, double perSecond, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private double _tokens = burst;
    private long _filled = time.GetTimestamp();

    /// <summary>Makes a call when its turn has come.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        await TakeAsync(cancellationToken).ConfigureAwait(false);
        return await call().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var now = time.GetTimestamp();
                _tokens = Math.Min(burst, _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
                _filled = now;
                if (_tokens >= 1)
                    break;
                await Task.Delay(TimeSpan.FromSeconds((1 - _tokens) / perSecond) + TimeSpan.FromMilliseconds(1), time, cancellationToken).ConfigureAwait(false);
            }

            _tokens--;
        }
        finally
        {
            _turn.Release();
        }
    }
}
