using Amazon.Runtime;

namespace RedGreen.Aws;

/// <summary>
/// Keeps calls inside a share of the rate that AWS grants an account, so that a search leaves room for the deployments
/// that run meanwhile. A call that is throttled all the same slows the rest down and waits for another turn: leaving it to
/// the state machine would start the whole search over, and ask for even more.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="burst">Calls that may be made at once.</param>
/// <param name="perSecond">Calls per second after that.</param>
internal sealed class CallBudget(TimeProvider time, int burst, double perSecond)
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OneIncident = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TimeSpan _shortestInterval = TimeSpan.FromSeconds(1 / perSecond);
    private TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private DateTimeOffset _slowedAt;

    // When the budget is whole again, if nobody calls until then.
    private DateTimeOffset _whole;

    /// <summary>Makes a call when its turn has come.</summary>
    /// <param name="call">The call; made again where AWS throttles it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> SpendAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Turn() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            try
            {
                var answer = await call().ConfigureAwait(false);
                Recover();
                return answer;
            }
            catch (AmazonServiceException error) when (AwsErrors.IsThrottling(error))
            {
                SlowDown();
            }
        }
    }

    private TimeSpan Turn()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_whole < now)
                _whole = now;
            _whole += _interval;
            return _whole - now - (burst * _interval);
        }
    }

    // Calls that were under way together are refused together: that is one incident.
    private void SlowDown()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now - _slowedAt < OneIncident)
                return;
            _slowedAt = now;
            _interval = TimeSpan.FromTicks(Math.Min(LongestInterval.Ticks, _interval.Ticks * 2));
            var empty = now + (burst * _interval);
            if (_whole < empty)
                _whole = empty;
        }
    }

    private void Recover()
    {
        lock (_gate)
            _interval = TimeSpan.FromTicks(Math.Max(_shortestInterval.Ticks, _interval.Ticks * 95 / 100));
    }
}
