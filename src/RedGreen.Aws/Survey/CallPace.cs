namespace RedGreen.Aws.Survey;

/// <summary>
/// Lets calls through no faster than a token bucket refills. AWS's own buckets belong to the whole account: who reads
/// much takes a part of them, so that running deployments are not throttled by somebody's curiosity.
/// </summary>
/// <param name="burst">Calls that may be made at once, at least 1.</param>
/// <param name="perSecond">Calls a second after that, above 0.</param>
/// <param name="time">The clock.</param>
public sealed class CallPace(int burst, double perSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private readonly long _begun = time.GetTimestamp();

    // When the last call may go that was let through so far; a bucket that is full lies its whole burst in the past.
    private TimeSpan _last = -burst * TimeSpan.FromSeconds(1 / perSecond);

    /// <summary>Makes a call when its turn has come.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        if (Turn() is { Ticks: > 0 } wait)
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        return await call().ConfigureAwait(false);
    }

    private TimeSpan Turn()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_begun);
            var full = now - (burst * _interval);
            _last = (_last > full ? _last : full) + _interval;
            return _last - now;
        }
    }
}
