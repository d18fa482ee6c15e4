using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Delivery;

/// <summary>
/// Delivers at least once, in sandbox time and outside <see cref="SandboxContext.Gate"/>: an attempt whose answer was
/// lost is made again, whatever it had done.
/// </summary>
internal sealed class Courier(TimeProvider time, ILogger<Courier> log) : IDisposable
{
    // AWS speaks of about half a second from an event to its target.
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Takes something over. It is on its way when this returns, and has not arrived.</summary>
    public void Send(Parcel parcel) => _ = CarryAsync(parcel, _stopped.Token);

    /// <summary>Delivers nothing any more.</summary>
    public void Dispose() => _stopped.Cancel();

    private async Task CarryAsync(Parcel parcel, CancellationToken stopped)
    {
        try
        {
            var begun = time.GetTimestamp();
            await Task.Delay(Latency, time, stopped).ConfigureAwait(false);
            for (var retries = 0; await FailureOfAsync(parcel, stopped).ConfigureAwait(false) is { } error; retries++)
            {
                var exhausted = IsTransient(error) ? parcel.Policy.Exhausted(retries, time.GetElapsedTime(begun)) : null;
                if (exhausted is not null || !IsTransient(error))
                {
                    log.LogWarning("{Parcel} could not be delivered: {Code}: {Message}", parcel.Name, error.Code, error.Message);
                    await parcel.GiveUp(new(error, retries, exhausted)).ConfigureAwait(false);
                    return;
                }

                await Task.Delay(RetryPolicy.PauseAfter(retries), time, stopped).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The sandbox stops, and with it what was on its way.
        }
        catch (Exception defect)
        {
            log.LogError(defect, "{Parcel} was lost.", parcel.Name);
        }
    }

    private static async Task<AwsError?> FailureOfAsync(Parcel parcel, CancellationToken stopped)
    {
        try
        {
            await parcel.Attempt(stopped).ConfigureAwait(false);
            return null;
        }
        catch (AwsError error)
        {
            return error;
        }
    }

    // What is gone or forbidden stays so: AWS gives such a delivery up at once.
    private static bool IsTransient(AwsError error) =>
        error.Status is >= 500 or 429 || error.Code.Contains("Throttl", StringComparison.OrdinalIgnoreCase) || error.Code is "TooManyRequestsException";
}
