using Amazon.Runtime;

namespace RedGreen.Aws;

/// <summary>
/// Keeps calls inside a share of the rate that AWS grants an account, so that a search, or somebody's curiosity, leaves
/// room for the deployments that run meanwhile. A call that is throttled all the same slows the rest down and waits for another turn: leaving it to
/// the state machine would start the whole search over, and ask for even more.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="burst">Calls that may be made at once, at least 1.</param>
/// <param name="perSecond">Calls per second after that, above 0.</param>
public sealed class CallBudget(TimeProvider time, int burst, double perSecond)
{
    private const double SmallestShare = 1.0 / 16;
    private const double Recovery = 1.1;

    // Calls that were under way together are refused together.
    private static readonly TimeSpan OneIncident = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();

    // The share of the rate that is used since AWS throttled.
    private double _share = 1;
    private DateTimeOffset _slowedAt;

    // Calls that the rate has not made good yet; those above the burst wait for their turn.
    private double _spent;
    private DateTimeOffset _countedAt;

    private double Rate => perSecond * _share;

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
            _spent = Math.Max(0, _spent - ((now - _countedAt).TotalSeconds * Rate)) + 1;
            _countedAt = now;
            // Timers cut to whole milliseconds: a call must not be early.
            return TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (_spent - burst) / Rate * 1000)));
        }
    }

    private void SlowDown()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now - _slowedAt < OneIncident)
                return;
            _slowedAt = now;
            _share = Math.Max(SmallestShare, _share / 2);
            _spent = Math.Max(burst, _spent);
        }
    }

    private void Recover()
    {
        lock (_gate)
            _share = Math.Min(1, _share * Recovery);
    }
}
